#pragma once
#include <vector>

#include "reserve/expansion/expansion.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// The dates that a series or single meeting asks for, its exceptions merged in (rulings 6 and 7).
struct SeriesDates {
    std::vector<Date> to_come;  // the room is wanted; ascending by RECURRENCE-ID
    std::vector<DecidedComponent>
        exceptions;        // that count from now on: stored ones that stay, and those that came
    bool goes_on = false;  // there are dates at or after the end of `look`
    bool has_past = false;
    bool too_many = false;
};

// `look`: dates that end after its start and begin before its end. `same_pattern`: exceptions that are stored
// and not mentioned stay only where it is unchanged and their date still occurs; those with a later DTSTAMP
// stay in any case.
SeriesDates series_dates(const Question& question, const Interval& look, bool same_pattern);

// Whether the time pattern (start, length, rule) is that of the stored series, and that one is booked.
bool has_same_pattern(const Question& question, const DecidedComponent& stored);

}  // namespace reserve
