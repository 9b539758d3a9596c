#pragma once
#include <string_view>

#include "reserve/reading/calendar/calendar_reader.hpp"

namespace reserve {

// What a winmail.dat is about, by the message class inside ([MS-OXTNEF] 2.1.3.4, attMessageClass): a meeting
// request or cancellation is the same invitation that its iCalendar would be; in a note the calendar objects
// attached inside count. Anything else is not for a room.
CalendarReading read_winmail(std::string_view winmail, const Arrival& arrival, const ReadingLimits& limits);

}  // namespace reserve
