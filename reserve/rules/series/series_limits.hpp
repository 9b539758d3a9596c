#pragma once
#include <string>
#include <vector>

#include "reserve/ledger.hpp"
#include "reserve/rules/question.hpp"
#include "reserve/rules/series/judged_dates.hpp"
#include "reserve/rules/series/series_dates.hpp"

namespace reserve {

// The newly asked dates of a request, judged.
struct Judgement {
    std::vector<JudgedDate> booked;
    std::vector<JudgedDate> refused;
    Reason refusal;  // what speaks against all that are refused; may be empty
};

// What a judgement rests on beside the question.
struct Candidates {
    DateComparison dates;
    bool goes_on = false;  // the series has dates beyond the booking window that are not among `dates`
    bool too_many = false;
    bool new_pattern = true;  // decided together; else each date on its own (ruling 8)
    bool recurring = false;
    bool granted = false;  // an extension of what was booked: only its dates are judged
    Instant window_end;
};

Judgement judge(const Question& question, const Candidates& candidates, Calendar& calendar);

}  // namespace reserve
