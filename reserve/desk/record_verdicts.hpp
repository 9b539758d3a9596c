#pragma once
#include <optional>

#include "reserve/desk/work.hpp"

namespace reserve {

// What was decided about the meeting and why; without an item where it is not known.
void record_verdicts(std::optional<ItemId> item, RoomId room, const DecidedMeeting& meeting, Instant now,
                     Ledger& ledger);

}  // namespace reserve
