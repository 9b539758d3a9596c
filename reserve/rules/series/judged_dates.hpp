#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/ledger.hpp"
#include "reserve/rules/policy.hpp"
#include "reserve/rules/series/date_comparison.hpp"
#include "reserve/rules/words/reason.hpp"

namespace reserve {

// A booking that is in the way.
struct Clash {
    Interval time;
    std::string organizer;  // its name or address; empty: not to be told (organizer_info)
};

// A date that was asked for, and why it is not booked.
struct JudgedDate {
    AskedDate asked;
    Reason refusal;              // empty: nothing speaks against it
    std::vector<Clash> clashes;  // with what is booked already
    bool tentative = false;      // the delegates decide
    Reason breach{};             // what it breaks of the policy, where they may allow it
    bool refused() const { return !refusal.empty() || !clashes.empty(); }
};

// Marks the dates that clash with other bookings of the room, each occurrence compared with each.
std::vector<JudgedDate> find_clashes(std::vector<JudgedDate> dates, const Meeting& stored,
                                     const BookingPolicy& policy, Calendar& calendar);

}  // namespace reserve
