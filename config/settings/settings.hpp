#pragma once
#include "config/logging/log_settings.hpp"
#include "config/settings/copy_settings.hpp"
#include "reserve/post/post_settings.hpp"
#include "reserve/requester_settings.hpp"
#include "smtp/settings.hpp"
#include "sql/settings.hpp"

namespace config {

// All that the settings file says; each folder's own settings, as it knows them.
struct Settings {
    smtp::Settings smtp;
    CopySettings copies;
    reserve::RequesterSettings requester;
    reserve::PostSettings post;
    sql::Settings database;
    LogSettings log;
};

}  // namespace config
