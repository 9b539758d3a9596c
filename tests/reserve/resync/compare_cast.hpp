#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "reserve/resync/compare_meeting.hpp"

namespace reserve::compare_test {

using namespace std::chrono_literals;
using Response = RoomCalendarDate::Response;

inline const Instant now = std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} + 8h;
inline const Instant nine = now + 24h + 1h;
inline const Instant ten = nine + 1h;
inline const Instant noon = nine + 3h;
inline constexpr std::chrono::days week{7};

inline Interval hour_from(Instant start) { return {start, start + 1h}; }

// A single meeting, and what is known of it on either side.
struct Sides {
    std::optional<Instant> booked;
    std::optional<Instant> there;
    std::optional<Instant> agreed{};
};

inline BookedSide side(const Sides& sides) {
    BookedSide made{.uid = "m1@example.com", .known = sides.booked.has_value()};
    if (sides.booked) made.dates = {{*sides.booked, hour_from(*sides.booked)}};
    if (sides.agreed) made.agreed = {{*sides.agreed, hour_from(*sides.agreed)}};
    return made;
}

inline RoomCalendarDate date_at(Instant start, std::optional<Instant> recurrence_id = {}) {
    return {.item_id = "i",
            .uid = "m1@example.com",
            .recurrence_id = recurrence_id,
            .time = hour_from(start),
            .organizer = "ada@example.com",
            .response = Response::accepted};
}

inline MeetingComparison compare(const BookedSide& booked, const std::vector<RoomCalendarDate>& there) {
    return compare_meeting(booked, there, {{now, now + 10 * week}, now});
}

inline MeetingComparison compare(const Sides& sides) {
    std::vector<RoomCalendarDate> there;
    if (sides.there) there.push_back(date_at(*sides.there));
    return compare(side(sides), there);
}

inline Difference the_difference(const MeetingComparison& made) {
    EXPECT_EQ(made.differences.size(), 1U);
    return made.differences.empty() ? Difference{} : made.differences.front();
}

}  // namespace reserve::compare_test
