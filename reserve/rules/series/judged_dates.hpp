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
    bool tentative = false;         // the delegates decide
    std::string breach{};           // what it breaks of the policy, where they may allow it
    bool refused() const { return !refusal.empty() || !clashes.empty(); }
};

// Marks the dates that clash with other bookings of the room, each occurrence compared with each.
std::vector<JudgedDate> find_clashes(std::vector<JudgedDate> dates, const Meeting& stored,
                                     const BookingPolicy& policy, Calendar& calendar);

}  // namespace reserve
