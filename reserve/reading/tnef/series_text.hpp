#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reserve/reading/tnef/appointment_recurrence.hpp"

namespace reserve {

// When a series takes place, as lines of its VEVENTs: DTSTART, DTEND, RRULE and EXDATE of the series, and
// RECURRENCE-ID, DTSTART and DTEND of each changed occurrence.
struct SeriesText {
    std::string series;
    std::vector<std::string> changed;
};

// `zone` is the TZID parameter. Throws std::runtime_error for a pattern that does not exist.
SeriesText series_text(const AppointmentRecurrence& recurrence, std::string_view zone, bool whole_days);

}  // namespace reserve
