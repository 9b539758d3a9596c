#pragma once
#include <string>
#include <vector>

#include "reserve/rules/asked_meeting.hpp"

namespace reserve {

// The zones of a meeting, those without rules of their own whose known zone agrees with the rules of the
// message at every date inside the window (ruling 17): it counts from then on, when its rules change too.
std::vector<Zone> with_known_zones(const AskedMeeting& asked, const std::string& room_zone,
                                   const Interval& window);

}  // namespace reserve
