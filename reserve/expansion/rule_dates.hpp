#pragma once
#include <string>

#include "reserve/expansion/expansion.hpp"

namespace reserve {

// The dates of a rule (RRULE) that begins with `first` and follows the wall clock of a zone (Olson name), up
// to `until`. Throws std::runtime_error when rule or zone cannot be understood.
Expansion rule_dates(const std::string& rrule, const std::string& zone, const Interval& first, Instant until);

}  // namespace reserve
