#pragma once
#include <vector>

#include "reserve/reading/calendar/calendar_reader.hpp"
#include "reserve/reading/limits.hpp"
#include "reserve/reading/mime/mail.hpp"

namespace reserve {

// What the calendar objects of a part say, in their order: at least one reading.
std::vector<CalendarReading> read_part(const CalendarPart& part, const Arrival& arrival,
                                       const ReadingLimits& limits);

}  // namespace reserve
