#pragma once
#include <string>
#include <vector>

#include "reserve/invitation.hpp"

namespace reserve {

// The normalised rule of a series of days with a DATE for UNTIL, as RFC 5545 3.3.10 wants it. Exchange writes
// the midnight with which the last day begins in the zone of the organizer, in UTC; by the clocks of a room
// further west that would be the day before. As it was where it is no midnight in these zones, or that of
// several days.
std::string with_until_as_day(const std::string& rrule, const std::vector<Zone>& zones);

}  // namespace reserve
