#pragma once
#include <optional>
#include <vector>

#include "reserve/invitation.hpp"
#include "reserve/reading/calendar/block.hpp"

namespace reserve {

// When its first observance begins: of the time before, a VTIMEZONE says nothing (RFC 5545 3.6.5).
std::optional<Instant> first_onset(const Block& vtimezone);

// The offsets that a VTIMEZONE has between two instants, ascending; the first counts for all before. Empty
// when it has none that can be used: no TZOFFSETTO, or a rule of a shape that is no daylight saving rule.
// Hostile ones cost no more than the bounds inside.
std::vector<ZoneOffset> offsets_of(const Block& vtimezone, const Interval& range);

}  // namespace reserve
