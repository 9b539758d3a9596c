#pragma once
#include <chrono>
#include <optional>
#include <vector>

#include "ews/responses/meeting_item.hpp"
#include "reserve/instant.hpp"

namespace ews {

// By how much Exchange and we may take one date for another instant: when time zone rules change it goes by
// the new ones earlier or later than we do. It has no two dates of a series on one day.
inline constexpr std::chrono::hours other_rules{2};

// Whether that is the date by its place in the pattern. One of a series of days is midnight in the zone of
// whoever tells it: compared by the day.
bool is_near(std::optional<reserve::Instant> place, reserve::Instant recurrence_id, bool all_day);

// The nearest of those that may be it.
std::optional<MeetingItem> date_of_series(std::vector<MeetingItem> items, reserve::Instant recurrence_id);

}  // namespace ews
