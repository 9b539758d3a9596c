#pragma once
#include <span>
#include <vector>

#include "reserve/resync/difference.hpp"

namespace reserve {

// One meeting in both calendars.
struct MeetingComparison {
    std::vector<Difference> differences;  // by time
    std::vector<AgreedDate> agreed;       // what is to be remembered: the dates that are alike, and of those
                                          // that are not, what was agreed before
};

struct ComparisonFrame {
    Interval window;  // dates that overlap it on either side count
    Instant now;      // what is over on both sides is history
};

// `there`: what Exchange has of the meeting, as far as it was read.
MeetingComparison compare_meeting(const BookedSide& booked, std::span<const RoomCalendarDate> there,
                                  const ComparisonFrame& frame);

}  // namespace reserve
