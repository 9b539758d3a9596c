#pragma once
#include <vector>

#include "ews/exchange.hpp"
#include "reserve/room_calendar.hpp"

namespace ews {

// Every date of the room's calendar that overlaps the window, once, by start. Asks for a part of the window
// at a time, and for the halves of one of which the server does not give all. Throws ServerTrouble.
std::vector<reserve::RoomCalendarDate> view_calendar(Exchange& exchange, const std::string& room,
                                                     const reserve::Interval& window,
                                                     const reserve::RoomCalendar::Progress& progress);

// What the calendar has of one meeting, wherever it lies: a single one, or the dates of a series that were
// moved. Throws ServerTrouble.
std::vector<reserve::RoomCalendarDate> find_in_calendar(Exchange& exchange, const std::string& room,
                                                        const std::string& uid);

}  // namespace ews
