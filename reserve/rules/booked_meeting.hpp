#pragma once
#include <vector>

#include "reserve/rules/question.hpp"
#include "reserve/rules/series/series_limits.hpp"

namespace reserve {

// What a judgement makes of the dates of a meeting.
struct BookedDates {
    std::vector<Occurrence> occurrences;  // all of the reservation, history included
    std::vector<Interval> to_come;        // of the request: unchanged or newly booked; by start
    std::vector<Date> tentative;          // newly held until the delegates decide; by start
    std::vector<Interval> kept;           // old slots of refused dates that stay booked
    std::vector<Interval> released;       // old slots of refused dates that are free now
};

// What is booked for sure: without what is held until the delegates decide, whose old slots count instead.
std::vector<Occurrence> settled(const std::vector<Occurrence>& occurrences);

BookedDates book(const DateComparison& dates, const Judgement& judgement, const BookingPolicy& policy);

// The stored meeting with what the message says about it beside times: organizer, subject, who booked it.
Meeting described_by(const Question& question, const Component& component, Meeting meeting);

}  // namespace reserve
