#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/ledger.hpp"
#include "reserve/rules/question.hpp"
#include "reserve/rules/words/account.hpp"

namespace reserve {

// Looks only as far as the booking window goes, and through a bounded number of bookings and rooms. Of a
// series that is declined, `dates` are all of it; of one that is accepted in part, those that are not booked.
Advice advice_for(const std::vector<JudgedDate>& dates, const Question& question, Instant window_end,
                  Calendar& calendar);

// The first start at or after `wanted`'s that leaves room for its length between `busy` (by start).
// `complete`: nothing comes after them; else a slot behind the last one is none yet.
struct Gap {
    Interval slot;
    bool is_free = false;
};
Gap first_gap(const Interval& wanted, const std::vector<Interval>& busy, bool complete);

}  // namespace reserve
