#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/ledger.hpp"
#include "reserve/rules/series/judged_dates.hpp"

namespace reserve {

// What the requester can do when dates clash.
struct Advice {
    std::optional<Interval>
        next_free;  // of the first date that clashes: when the room is free for that length
    std::vector<std::string>
        rooms;  // that are free on all dates that clash; empty also when these are too many
};

// Looks only as far as the booking window goes, and through a bounded number of bookings and rooms.
Advice advice_for(const std::vector<JudgedDate>& dates, const Meeting& stored, const BookingPolicy& policy,
                  Instant window_end, Calendar& calendar);

// The first start at or after `wanted`'s that leaves room for its length between `busy` (by start).
std::optional<Interval> next_free_slot(const Interval& wanted, const std::vector<Interval>& busy);

}  // namespace reserve
