#pragma once
#include <vector>

#include "reserve/reading/calendar/calendar_reader.hpp"

namespace reserve {

// What a message with several calendar objects says, given in the order of their weight (at least one): work
// and what cannot be understood, or, where there is neither, what is not for a room. The same meeting twice
// is one, and of two versions the newer counts, also when it cannot be understood; different ones each count.
CalendarReading choose_calendar(std::vector<CalendarReading> readings);

}  // namespace reserve
