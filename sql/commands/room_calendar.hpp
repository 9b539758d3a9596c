#pragma once
#include <string>
#include <vector>

#include "reserve/meeting.hpp"

namespace sql {

class Readers;

struct CalendarEntry {
    reserve::ReservationId reservation{};
    reserve::Interval time;
    std::string uid;
    std::string organizer;
    std::string summary;  // empty when private
    bool is_private = false;
};

// The calendar of a room: what overlaps the window, and what of zero length lies in it, by start.
class RoomCalendar {
  public:
    explicit RoomCalendar(Readers& readers) : readers_(readers) {}

    std::vector<CalendarEntry> entries(reserve::RoomId room, reserve::Interval window);

  private:
    Readers& readers_;
};

}  // namespace sql
