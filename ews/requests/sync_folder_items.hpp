#pragma once
#include <string>

#include "ews/mailbox/mailbox.hpp"

namespace ews {

// As many changes as a server gives at once (t:MaxSyncChangesReturnedType).
inline constexpr int most_changes = 512;

// The SyncFolderItems element for the room's calendar; an empty state begins one.
std::string sync_calendar_request(const Mailbox& mailbox, const std::string& sync_state);

}  // namespace ews
