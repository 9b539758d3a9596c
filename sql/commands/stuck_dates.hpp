#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "reserve/instant.hpp"

namespace sql {

class Readers;

// A date that should have moved as time zone rules changed, but whose new time is taken.
struct ListedStuckDate {
    std::string room;
    std::string zone;  // of the room
    std::string uid;
    std::string organizer;
    reserve::Interval time;
    reserve::Interval wanted;
};

class StuckDates {
  public:
    explicit StuckDates(Readers& readers) : readers_(readers) {}

    // Those that are still booked where they were, and not over; the next ones first.
    std::vector<ListedStuckDate> list(reserve::Instant now, std::size_t at_most);

  private:
    Readers& readers_;
};

}  // namespace sql
