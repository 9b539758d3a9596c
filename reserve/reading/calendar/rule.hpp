#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "reserve/invitation.hpp"

namespace reserve {

// An RRULE or EXRULE in upper case, without blanks, empty parts, and the backslashes that some programs put
// before its separators.
std::string normalised_rule(std::string_view rrule);

// Why a normalised rule of an RRULE or EXRULE is not taken, in words: by reserve/recurrence/recurrence.hpp, a
// malformed UNTIL, or because an RRULE has no date in the thirty years after `start`.
std::optional<std::string> refusal_of(const std::string& rule, std::string_view property,
                                      const CalendarTime& start);

}  // namespace reserve
