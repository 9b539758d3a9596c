#pragma once
#include <vector>

#include "reserve/expansion/expansion.hpp"
#include "reserve/meeting.hpp"
#include "reserve/rules/policy.hpp"

namespace reserve {

// The time that the room is kept for a date: with set-up and clean-down; zero length blocks nothing.
Interval blocked_interval(const Interval& time, const BookingPolicy& policy);

Occurrence booked_at(const Date& date, const BookingPolicy& policy);

// A meeting never conflicts with itself: where dates of one reservation overlap, the time is blocked once,
// by the earlier one (ruling 10). What an earlier trimming took from a date comes back when it is free.
std::vector<Occurrence> blocked_once(std::vector<Occurrence> occurrences);

}  // namespace reserve
