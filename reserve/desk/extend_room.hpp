#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/desk/work.hpp"

namespace reserve {

// A series that was extended, and the message of which this is a consequence where it is known.
struct ExtendedSeries {
    std::optional<MessageId> message;
    DecidedMeeting decided;
};

struct ExtendedRoom {
    std::vector<ExtendedSeries> series;
    bool complete = true;  // false: there may be more, for another transaction
};

// Books the dates that the booking window has reached of the room's series that go on (SPEC section 4,
// enforce_scheduling_horizon = false), and of those that other programs made, and queues the answers about
// dates that do not fit. Before anything else is decided for the room in the transaction; a bounded number of
// series. What is extended already is left alone, so that it may be repeated at any time.
ExtendedRoom extend_room(RoomId room, const DecidingSettings& settings, Instant now, Ledger& ledger);

}  // namespace reserve
