#pragma once
#include <string>
#include <vector>

#include "reserve/invitation.hpp"

namespace reserve {

// The Olson name of the zone that a component is written in; the room's where that is none or UTC.
std::string meeting_zone(const Component& component, const std::vector<Zone>& zones,
                         const std::string& room_zone);

// The offsets of a zone that has no such name, as the message tells them; empty where there are none.
std::vector<ZoneOffset> nameless_offsets(const Component& component, const std::vector<Zone>& zones);

}  // namespace reserve
