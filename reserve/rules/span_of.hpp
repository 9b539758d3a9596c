#pragma once
#include <optional>

#include "reserve/rules/asked_meeting.hpp"

namespace reserve {

// A span outside of which no date of the meeting lies, whatever its zones: wider than its dates by a day and
// more, and without end where a rule is. Nothing where no time was read.
std::optional<Interval> span_of(const AskedMeeting& asked);

}  // namespace reserve
