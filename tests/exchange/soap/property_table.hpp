#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/exchange/soap/properties.hpp"

namespace exchange {

// Kinds of items, as bits.
constexpr int note = 1, request = 2, cancellation = 4, reply = 8, appointment = 16;
constexpr int meeting = request | cancellation | reply;
constexpr int message = note | meeting;
constexpr int any = message | appointment;

int kind_bit(const Item& item);

enum class Form { simple, inside, whole };  // text; XML inside the element; the element itself

// A property that is asked for by a FieldURI.
struct Property {
    const char* uri;
    const char* element;
    int kinds;
    bool by_default;  // in the base shape Default
    bool only_get;    // FindItem does not return it
    Form form;
    std::function<std::optional<std::string>(const View&)> value;  // none: the place of the extended ones
};

// All of them, in the order of the schema (t:ItemType, t:MessageType, t:MeetingRequestMessageType,
// t:CalendarItemType).
const std::vector<Property>& properties();

}  // namespace exchange
