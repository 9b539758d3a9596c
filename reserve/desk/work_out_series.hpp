#pragma once
#include "reserve/desk/desk_settings.hpp"
#include "reserve/ledger.hpp"
#include "reserve/log.hpp"

namespace reserve {

struct WorkedOutSeries {
    bool any = false;     // something was booked: there may be something to show
    bool failed = false;  // some request, or all of them, as the log says: they wait
};

// Works out the dates of series that other programs ask for by their rule alone, each in a transaction: all
// of them where the rule ends within 1080 days and 2000 dates, else those inside the booking window (SPEC
// section 4). All are booked, or none, and the request says why. Blocks.
WorkedOutSeries work_out_series(Books& books, const DecidingSettings& settings, Instant now, Log& log);

}  // namespace reserve
