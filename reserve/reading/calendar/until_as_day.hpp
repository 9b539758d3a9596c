#pragma once
#include <string>
#include <vector>

#include "reserve/invitation.hpp"

namespace reserve {

// Gives the normalised rules of a series of days a DATE for UNTIL, as RFC 5545 3.3.10 wants it. Exchange
// writes the midnight with which the last day begins in the zone of the organizer, in UTC; by the clocks of a
// room further west that would be the day before. They stay as they are where it is no midnight in these
// zones, or that of several days.
void end_by_days(Component& series, const std::vector<Zone>& zones);

}  // namespace reserve
