#pragma once
#include <string>
#include <vector>

#include "reserve/desk/work.hpp"

namespace reserve {

// Status and reason of an item after its meetings were decided: parked if one of them was, success if
// anything was decided, else unsubscribed (SPEC section 7).
struct Finish {
    ItemStatus status = ItemStatus::success;
    std::string reason;
};
Finish finish_of(const std::vector<DecidedMeeting>& decided);

// Records each verdict, queues the answers and what is told beside them, and finishes the item.
void write_down(ItemId item, const Work& work, const std::vector<DecidedMeeting>& decided,
                const DecidingSettings& settings, Instant now, Ledger& ledger);

}  // namespace reserve
