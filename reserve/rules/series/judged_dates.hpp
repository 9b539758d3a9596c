#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/ledger.hpp"
#include "reserve/rules/policy.hpp"
#include "reserve/rules/series/date_comparison.hpp"

namespace reserve {

// A date that was asked for, and why it is not booked.
struct JudgedDate {
    AskedDate asked;
    std::string refusal;            // in words; empty: nothing speaks against it
    std::vector<Interval> clashes;  // with what is booked already
    bool refused() const { return !refusal.empty() || !clashes.empty(); }
};

// What a date breaks by itself, in words; empty when nothing. `nominal` is the length as people count it, so
// that a day has 24 hours when the clocks change too.
std::string refusal_of_length(std::chrono::minutes nominal, const BookingPolicy& policy);

// Marks the dates that clash with other bookings of the room, each occurrence compared with each.
std::vector<JudgedDate> find_clashes(std::vector<JudgedDate> dates, const Meeting& stored,
                                     const BookingPolicy& policy, Calendar& calendar);

}  // namespace reserve
