#pragma once
#include <optional>
#include <vector>

#include "reserve/invitation.hpp"
#include "reserve/reading/calendar/block.hpp"

namespace reserve {

// What a VTIMEZONE says of a range of time.
struct ZoneOffsets {
    std::vector<ZoneOffset> offsets;  // ascending; the first counts for all before
    Instant first_onset;              // of the time before, it says nothing (RFC 5545 3.6.5)
};

// Nothing when it has no offsets that can be used: no TZOFFSETTO, or a rule of a shape that is no daylight
// saving rule. Hostile ones cost no more than the bounds inside.
std::optional<ZoneOffsets> offsets_of(const Block& vtimezone, const Interval& range);

}  // namespace reserve
