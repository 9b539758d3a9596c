#pragma once
#include <string>
#include <vector>

#include "reserve/ledger.hpp"

namespace reserve {

struct MovedRoom {
    struct Meeting {
        std::string uid;
        std::string words;
        bool stuck = false;  // some dates do not fit where they should be
    };
    std::vector<Meeting> meetings;  // of which something moved, or should have
    bool complete = true;           // false: there may be more, for another transaction
};

// Works out anew the dates of meetings whose time zone rules have changed (SPEC section 4): what fits moves,
// what does not stays and is listed; each with its record. Before anything else is decided for the room in
// the transaction; a bounded number of meetings. What has been looked at is left alone.
MovedRoom move_room(RoomId room, Instant now, Ledger& ledger);

}  // namespace reserve
