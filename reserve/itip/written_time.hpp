#pragma once
#include <string>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/invitation.hpp"

namespace reserve {

// An instant in the form of `model`: as a day, floating, in UTC or in the same zone. In UTC where the zone is
// not a known one, or the message had offsets of its own for it (SPEC ruling 17).
CalendarTime written_like(const CalendarTime& model, Instant instant, const std::vector<Zone>& zones,
                          const std::string& room_zone);

}  // namespace reserve
