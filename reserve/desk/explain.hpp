#pragma once
#include <span>
#include <vector>

#include "reserve/desk/work.hpp"

namespace reserve {

// What would be decided for one room, and answered.
struct Explanation {
    RoomId room{};
    std::vector<DecidedMeeting> meetings;
    ItemStatus status = ItemStatus::success;  // what the item would get
    std::string reason;
};

// Decides a message for each of the rooms as on the instant `at`, and changes nothing. Blocks; throws when
// the database cannot be read.
std::vector<Explanation> explain(Books& books, const Reading& reading, bool null_sender,
                                 std::span<const RoomId> rooms, const DecidingSettings& settings, Instant at);

}  // namespace reserve
