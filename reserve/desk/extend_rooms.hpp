#pragma once
#include "reserve/desk/desk_settings.hpp"
#include "reserve/ledger.hpp"
#include "reserve/log.hpp"

namespace reserve {

struct ExtendedRooms {
    bool any = false;     // something was extended: there may be answers
    bool failed = false;  // some room, or all of them, as the log says
};

// Extends the series of all rooms that go on, of those too that get no mail: extend_room() in as many
// transactions as it takes. Blocks.
ExtendedRooms extend_rooms(Books& books, const DecidingSettings& settings, Instant now, Log& log);

}  // namespace reserve
