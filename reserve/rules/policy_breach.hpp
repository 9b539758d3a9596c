#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "reserve/rules/question.hpp"

namespace reserve {

// What a request breaks of the room's policy; empty when nothing.

// Whole days of the room's zone have 24 hours each when the clocks change too.
Reason breach_of_length(const Interval& time, const BookingPolicy& policy, const std::string& room_zone);

// The whole of a meeting lies in the hours of one working day, by the clock of the room's zone.
Reason breach_of_working_hours(const Interval& time, const BookingPolicy& policy,
                               const std::string& room_zone);
// When the room's next working day begins, after an instant.
std::optional<Instant> next_opening(Instant after, const BookingPolicy& policy, const std::string& room_zone);

// More people are invited than the room holds.
Reason breach_of_capacity(const Question& question);

}  // namespace reserve
