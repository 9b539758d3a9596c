#pragma once
#include <string>
#include <string_view>

#include "reserve/invitation.hpp"
#include "reserve/reading/reader.hpp"

namespace reserve {

// A Reading as JSON text: what a reader process sends back, and what is stored with the message as it came
// from there. Always valid UTF-8, what is none in a field becomes U+FFFD; instants are UTC seconds.
std::string to_text(const Reading& reading);
WrittenReading written(Reading reading);

// Throws std::runtime_error where the text is no reading. It may come from a process that has been taken
// over: whatever it holds, this costs time and memory in proportion to its length.
Reading parse_reading(std::string_view text);

// One Component with its zones, as the calendar keeps it (sql: component.content).
std::string to_text(const Component& component, const std::vector<Zone>& zones);
std::pair<Component, std::vector<Zone>> parse_component(std::string_view text);

}  // namespace reserve
