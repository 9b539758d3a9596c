#pragma once
#include <optional>
#include <vector>

#include "reserve/invitation.hpp"

namespace reserve {

// The instant of a time, where that does not depend on the room.
std::optional<Instant> instant_of(const CalendarTime& time, const std::vector<Zone>& zones);

}  // namespace reserve
