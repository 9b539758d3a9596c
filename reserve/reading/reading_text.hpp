#pragma once
#include <string>
#include <string_view>

#include "reserve/invitation.hpp"

namespace reserve {

// A Reading as JSON text: what a reader process sends back and what is stored with the message. Always
// valid UTF-8; instants are UTC seconds. parse_reading throws std::runtime_error on anything that
// to_text did not write.
std::string to_text(const Reading& reading);
Reading parse_reading(std::string_view text);

// One Component with its zones, as the calendar keeps it (sql: component.content).
std::string to_text(const Component& component, const std::vector<Zone>& zones);
std::pair<Component, std::vector<Zone>> parse_component(std::string_view text);

}  // namespace reserve
