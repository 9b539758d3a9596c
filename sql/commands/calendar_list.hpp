#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/instant.hpp"
#include "sql/commands/reservations.hpp"

namespace sql {

class Readers;

// One date of a reservation, as a calendar shows it.
struct CalendarEntry {
    reserve::RoomId room{};
    std::string room_name;
    std::string zone;  // of the room
    std::string uid;
    reserve::Interval time;
    bool series = false;     // one of several dates
    bool exception = false;  // that was changed or moved on its own
    bool is_private = false;
    std::string subject;  // empty when private
    std::string organizer;
    std::optional<ListedRequester> requester;
    std::string booked_by;  // who sent it in the organizer's name; empty: the organizer
};

// What `roomgate calendar` shows: dates that overlap a window, by start and room, at most `at_most`.
class CalendarList {
  public:
    explicit CalendarList(Readers& readers) : readers_(readers) {}

    std::vector<CalendarEntry> of_room(reserve::RoomId room, const reserve::Interval& window,
                                       std::size_t at_most);
    std::vector<CalendarEntry> of_requester(reserve::ProfileId requester, const reserve::Interval& window,
                                            std::size_t at_most);

  private:
    Readers& readers_;
};

}  // namespace sql
