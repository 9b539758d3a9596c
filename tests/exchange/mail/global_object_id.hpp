#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "tests/exchange/records.hpp"

namespace exchange {

// PidLidGlobalObjectId [MS-OXOCAL 2.2.1.27]: the bytes that name a meeting; `clean` names the whole series.
struct GlobalObjectId {
    std::string full;   // with the date of the occurrence
    std::string clean;  // PidLidCleanGlobalObjectId, the date is zero

    // The UID as calendar:UID shows it: a foreign UID as it came, an Outlook one as hex with a zero date.
    std::string uid;
};

// An Outlook UID is the hex of the bytes; any other UID is wrapped as vCal-Uid [MS-OXCICAL 2.1.3.1.1.20.26].
GlobalObjectId global_object_id(std::string_view uid, const std::optional<Seconds>& recurrence_id,
                                bool without_nul);

}  // namespace exchange
