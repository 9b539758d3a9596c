#pragma once
#include "config/logging/log_settings.hpp"
#include "reserve/requester_settings.hpp"
#include "sql/settings.hpp"

namespace config {

// All that the settings file says; each folder's own settings, as it knows them.
struct Settings {
    reserve::RequesterSettings requester;
    sql::Settings database;
    LogSettings log;
};

}  // namespace config
