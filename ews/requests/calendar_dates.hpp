#pragma once
#include <string>

#include "ews/mailbox/mailbox.hpp"
#include "reserve/instant.hpp"

namespace ews {

// No CalendarView is wider (ErrorCalendarViewRangeTooBig beyond two years).
inline constexpr std::chrono::days widest_view{700};

// As many dates as are asked for at once; servers may give fewer (EWSFindCountLimit).
inline constexpr int dates_in_a_view = 500;

// The FindItem element with a CalendarView over the window, with what tells dates apart and compares them. It
// takes neither offset nor restriction.
std::string calendar_dates_request(const Mailbox& mailbox, const reserve::Interval& window);

// The GetItem element for the organizer of an item, whose address FindItem may leave out.
std::string organizer_request(const std::string& item_id);

}  // namespace ews
