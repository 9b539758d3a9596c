#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sql/database.hpp"

namespace config {

// Which meetings: all that is given must fit.
struct MeetingSearch {
    std::optional<reserve::Room> room;
    std::optional<reserve::Instant> at;  // a meeting that takes place then, or was asked for; with `room`
    std::optional<reserve::Address> organizer;
    std::size_t limit = 20;
    std::size_t most_looked_into = 10'000;  // messages, where it takes their dates to tell
};

struct FoundMeetings {
    std::vector<std::string> uids;  // those that are booked there then, then the newest first
    bool more = false;              // than the limit
    bool cut = false;               // older ones were not looked into
};

// Not only what was booked: also what was declined, cancelled or parked, or still waits. By index, among all
// that was ever decided.
FoundMeetings find_meetings(sql::Database& database, const MeetingSearch& search);

}  // namespace config
