#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sql/database.hpp"

namespace config {

// Which meetings: all that is given must fit.
struct MeetingSearch {
    std::optional<reserve::Room> room;
    std::optional<reserve::Instant> at;  // a meeting that takes place then, or was asked for
    std::optional<reserve::Address> organizer;
    std::size_t limit = 20;
};

// UIDs of the meetings that newest messages were about, and of those that are booked; at most `limit`. Not
// only those that were booked: also what was declined, cancelled or parked. Looks through the newest 10,000
// messages.
std::vector<std::string> find_meetings(sql::Database& database, const MeetingSearch& search);

}  // namespace config
