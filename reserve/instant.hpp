#pragma once
#include <chrono>
#include <compare>

namespace reserve {

// A point in time, UTC, in whole seconds: the precision of iCalendar and of the database.
using Instant = std::chrono::sys_seconds;

// Half-open: back-to-back intervals do not overlap, and one of zero length overlaps nothing.
struct Interval {
    Instant start;
    Instant end;
    auto operator<=>(const Interval&) const = default;
};

constexpr bool overlap(const Interval& a, const Interval& b) {
    return a.start < a.end && b.start < b.end && a.start < b.end && b.start < a.end;
}

}  // namespace reserve
