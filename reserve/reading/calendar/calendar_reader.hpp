#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/invitation.hpp"
#include "reserve/reading/calendar/block.hpp"
#include "reserve/reading/limits.hpp"

namespace reserve {

// What one calendar object asks for.
struct CalendarReading {
    std::vector<CalendarContent> contents;  // as in Reading
    std::vector<std::string> warnings;
    bool is_empty = false;  // there is no calendar in it: counts only where nothing else is there
};

// When the message came: stands in for a malformed DTSTAMP, and says how far time zones are looked at.
struct Arrival {
    Instant received_at;
    std::optional<Instant> mail_date;
};

CalendarReading read_calendar(const Block& vcalendar, const Arrival& arrival, const ReadingLimits& limits);

}  // namespace reserve
