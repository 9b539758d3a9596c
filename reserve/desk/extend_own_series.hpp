#pragma once
#include "reserve/desk/work.hpp"
#include "reserve/rules/policy.hpp"

namespace reserve {

// Books the dates that the booking window has reached of a series that did not come by mail; those at which
// the room is taken are left out, and the program that asked for it is told. `end`: of the window.
DecidedMeeting extend_own_series(const Room& room, const std::string& uid, const BookingPolicy& policy,
                                 Instant end, Instant now, Ledger& ledger);

}  // namespace reserve
