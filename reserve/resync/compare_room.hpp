#pragma once
#include <map>
#include <string>
#include <vector>

#include "reserve/resync/compare_meeting.hpp"
#include "reserve/resync/resync_book.hpp"

namespace reserve {

// A meeting with all that is known of it on both sides.
struct ComparedMeeting {
    BookedSide booked;
    std::vector<RoomCalendarDate> there;
    MeetingComparison made;
};

// A room's two calendars over a window, by plain_uid.
struct ComparedRoom {
    std::map<std::string, ComparedMeeting> meetings;
    std::size_t here = 0;     // dates to come in the window, in the database ...
    std::size_t there = 0;    // ... and in Exchange
    std::size_t unclear = 0;  // items that tell no UID or no times
};

ComparedRoom compare_room(ResyncBook& book, RoomId room, const ComparisonFrame& frame,
                          std::vector<RoomCalendarDate> dates);

// Once more, with dates that were found outside of the window.
void compare_again(ComparedMeeting& meeting, const ComparisonFrame& frame,
                   const std::vector<RoomCalendarDate>& found);

}  // namespace reserve
