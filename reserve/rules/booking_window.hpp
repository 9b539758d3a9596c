#pragma once
#include <string>

#include "reserve/instant.hpp"
#include "reserve/rules/policy.hpp"

namespace reserve {

// The first instant that can no longer be booked. The window ends with a day in the room's zone, that day
// included (ruling 11).
Instant window_end(Instant now, const BookingPolicy& policy, const std::string& room_zone);

}  // namespace reserve
