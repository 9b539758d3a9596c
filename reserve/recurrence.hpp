#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reserve {

// Why a RRULE value is refused, in words; nothing when expand_rule takes it. Refused are the shapes that
// libical hangs on or gets wrong, and whatever cannot be bounded (RFC 5545 3.3.10).
std::optional<std::string> refusal_of_rule(std::string_view rrule);

// The wall clock times of a rule that refusal_of_rule accepts, from `start` (itself only if it matches)
// up to and including `last`, at most `at_most`, ascending. UNTIL must have been turned to wall clock.
std::vector<std::chrono::local_seconds> expand_rule(std::string_view rrule, std::chrono::local_seconds start,
                                                    std::chrono::local_seconds last, std::size_t at_most);

}  // namespace reserve
