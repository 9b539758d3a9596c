#pragma once
#include "reserve/desk/desk_settings.hpp"

namespace reserve {

// The policy that counts for a room now. Throws when the room's own settings cannot be understood.
BookingPolicy policy_of(const Room& room, const DecidingSettings& settings);

}  // namespace reserve
