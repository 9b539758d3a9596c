#pragma once
#include <vector>

#include "ews/soap/element.hpp"
#include "reserve/room_calendar.hpp"

namespace ews {

struct CalendarDates {
    std::vector<reserve::RoomCalendarDate> dates;
    bool complete = true;  // false: the server has more in that window
};

// The dates of a FindItemResponseMessage that answers a CalendarView.
CalendarDates read_calendar_dates(const Element& message);

// What a SyncFolderItemsResponseMessage says.
struct SyncedItems {
    std::size_t changes = 0;
    std::string sync_state;
    bool complete = true;
};
SyncedItems read_synced_items(const Element& message);

}  // namespace ews
