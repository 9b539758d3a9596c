#pragma once
#include <optional>
#include <vector>

#include "reserve/expansion/expansion.hpp"
#include "reserve/meeting.hpp"

namespace reserve {

// A date that is not booked yet, and the booked one that it takes the place of (ruling 8).
struct AskedDate {
    Date date;
    std::optional<Occurrence> old;
    friend bool operator==(const AskedDate&, const AskedDate&) = default;
};

// The dates that an update asks for beside those that are booked.
struct DateComparison {
    std::vector<Occurrence> over;       // history: stays
    std::vector<Occurrence> unchanged;  // stay booked, whatever becomes of the rest
    std::vector<AskedDate> asked;       // to be decided, in order of time
    std::vector<Occurrence> dropped;    // freed
};

constexpr bool is_over(const Interval& time, Instant now) { return time.end <= now; }

// `wanted` holds only dates that are not over. Partners are those of the same RECURRENCE-ID first, then what
// is left on both sides in order of time.
DateComparison compare_dates(const std::vector<Occurrence>& booked, const std::vector<Date>& wanted,
                             Instant now);

}  // namespace reserve
