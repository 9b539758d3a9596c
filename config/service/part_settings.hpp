#pragma once
#include "config/settings/settings.hpp"

namespace config {

// What the parts of the service get, of what the file says.

ews::Settings exchange_settings(const Settings& settings);

// No dialogue lives longer than an attempt.
smtp::RelaySettings relay_settings(const Settings& settings);

// A server that hangs with all that it may have in the air takes no worker from the others.
reserve::PostSettings post_settings(const Settings& settings);

// Confirmations go as mails of the room.
bool confirms_by_ews(const Settings& settings);

}  // namespace config
