#pragma once
#include "reserve/ledger.hpp"
#include "reserve/log.hpp"

namespace reserve {

struct FollowedZones {
    bool any = false;       // something moved: there may be something to show
    bool complete = false;  // else some room could not be looked at, as the log says
};

// Compares the time zone rules of this machine with those that bookings were worked out with, and has what is
// to come worked out anew where they differ: move_room() in as many transactions as it takes. A room that
// fails keeps the others from nothing; the next change waits for it. Blocks. Throws when the database is out
// of order.
FollowedZones follow_zones(Books& books, Instant now, Log& log);

// As it stands in the log.
void log_moves(RoomId room, const struct MovedRoom& moved, Log& log);

}  // namespace reserve
