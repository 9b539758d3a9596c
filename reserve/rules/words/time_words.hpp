#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/invitation.hpp"

namespace reserve {

// Says times to people: in the meeting's zone, and in the room's where that one shows another time.
class TimeWords {
  public:
    TimeWords(std::string meeting_zone, std::string room_zone);

    // "Tue 24 Nov 2026 09:00-10:00 (Europe/Berlin)"
    std::string operator()(const Interval& time) const;
    std::string day(Instant instant) const;  // in the room's zone

  private:
    std::string meeting_zone_;
    std::string room_zone_;
};

// The Olson name of the zone that a component is written in; the room's where that is none or UTC.
std::string meeting_zone(const Component& component, const std::vector<Zone>& zones,
                         const std::string& room_zone);

std::string length_in_words(std::chrono::seconds length);          // "1 hour 30 minutes"
std::string list_in_words(const std::vector<std::string>& items);  // "A, B and C"

}  // namespace reserve
