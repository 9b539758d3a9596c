#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/expansion/expansion.hpp"

namespace reserve {

// The dates of a rule (RRULE) that begins with `first` and follows the wall clock of a zone (Olson name), in
// `window`. Throws std::runtime_error when rule or zone cannot be understood.
Expansion rule_dates(const std::string& rrule, const std::string& zone, const Interval& first,
                     const Interval& window);
// Those from the first one up to `until`.
Expansion rule_dates(const std::string& rrule, const std::string& zone, const Interval& first, Instant until);
// All of them, where the rule ends within 1080 days of the first one (no booking window goes farther) and has
// no more than 2000 (as the schema takes them).
std::optional<std::vector<Date>> all_dates(const std::string& rrule, const std::string& zone,
                                           const Interval& first);

}  // namespace reserve
