#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reserve {

// Why a RRULE value is refused, in words; nothing when expand_rule takes it. Refused is what RFC 5545 3.3.10
// forbids, what implementations read in different ways, and whatever cannot be bounded.
std::optional<std::string> refusal_of_rule(std::string_view rrule);

// The wall clock times of a rule that refusal_of_rule accepts, from `start` (itself only if it matches)
// up to and including `last`, at most `at_most`, ascending. UNTIL is taken as wall clock. Throws
// std::runtime_error for a rule that is refused.
std::vector<std::chrono::local_seconds> expand_rule(std::string_view rrule, std::chrono::local_seconds start,
                                                    std::chrono::local_seconds last, std::size_t at_most);

}  // namespace reserve
