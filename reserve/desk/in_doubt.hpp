#pragma once
#include "reserve/clock.hpp"
#include "reserve/desk/desk_settings.hpp"
#include "reserve/inbox.hpp"
#include "reserve/log.hpp"

namespace reserve {

// Settles the items that were in progress when a gateway died, before the desk starts. Throws with
// `fail_on_startup` when there are any. Blocks.
void settle_in_doubt(Inbox& inbox, InDoubtEvents what, const Clock& clock, Log& log);

}  // namespace reserve
