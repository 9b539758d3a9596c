#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "reserve/invitation.hpp"
#include "reserve/reading/limits.hpp"

namespace reserve {

// An RRULE in upper case, without blanks and empty parts.
std::string normalised_rule(std::string_view rrule);

// Why a normalised rule is not taken, in words. Also asks libical for the rule's first date: one on which it
// hangs stops the reader process here, not the desk.
std::optional<std::string> refusal_of(const std::string& rrule, const CalendarTime& start,
                                      const ReadingLimits& limits);

}  // namespace reserve
