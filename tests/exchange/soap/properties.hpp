#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/exchange/mailbox/store.hpp"
#include "tests/exchange/soap/element.hpp"
#include "tests/exchange/soap/item_id.hpp"

namespace exchange {

// An item as a call sees it: an item, or one date of a series.
struct View {
    const Store* store;
    const Item* item;
    std::optional<Occurrence> date;

    const Exception* exception() const;
    ItemRef ref() const;
};

// What a call asks to be shown (t:ItemResponseShapeType).
struct Shape {
    std::string base = "IdOnly";
    bool mime = false;
    bool text_only = true;
    std::set<std::string> uris;
    std::vector<Element> extended;
};
Shape read_shape(const Element& item_shape);

// The element name without prefix: MeetingRequest, MeetingCancellation, MeetingResponse, CalendarItem,
// Message.
std::string kind_of(const Item& item);

// Whether this kind of item has such a property at all; asking GetItem for another one is
// ErrorInvalidPropertyRequest (getitem-operation-email-message-3.xml).
bool has_property(const Item& item, const std::string& uri);

// The element, children in the order of the schema. `found` leaves out what FindItem does not return:
// bodies, headers, attendees, MIME [EWS reference: FindItem].
std::string render(const View& view, const Shape& shape, bool found);

// The text of a simple property, as restrictions and sorting compare it.
std::optional<std::string> simple_value(const View& view, const std::string& uri);

// One spelling for all ways to name an extended property, such as "Meeting/35/Binary".
std::string path_key(const Element& extended_field);
std::optional<std::string> extended_value(const View& view, const std::string& key);

}  // namespace exchange
