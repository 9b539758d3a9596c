#pragma once
#include "config/logging/log_settings.hpp"
#include "reserve/requester_settings.hpp"

namespace config {

// All that the settings file says; each folder's own settings, as it knows them.
struct Settings {
    reserve::RequesterSettings requester;
    LogSettings log;
};

}  // namespace config
