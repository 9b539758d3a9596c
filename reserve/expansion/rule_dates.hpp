#pragma once
#include <string>

#include "reserve/expansion/expansion.hpp"

namespace reserve {

// The dates of a rule (RRULE) that begins with `first` and follows the wall clock of a zone (Olson name), in
// `window`. Throws std::runtime_error when rule or zone cannot be understood.
Expansion rule_dates(const std::string& rrule, const std::string& zone, const Interval& first,
                     const Interval& window);
// Those from the first one up to `until`.
Expansion rule_dates(const std::string& rrule, const std::string& zone, const Interval& first, Instant until);

}  // namespace reserve
