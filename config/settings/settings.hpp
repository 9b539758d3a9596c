#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "config/logging/log_settings.hpp"
#include "config/settings/copy_settings.hpp"
#include "ews/settings.hpp"
#include "reserve/desk/desk_settings.hpp"
#include "reserve/post/post_settings.hpp"
#include "reserve/reading/reader_pool.hpp"
#include "reserve/resync/resync_settings.hpp"
#include "smtp/relay/relay_settings.hpp"
#include "smtp/settings.hpp"
#include "sql/settings.hpp"

namespace config {

// One [[exchange]].
struct ExchangeEntry {
    ews::Server server;
    std::string password_file;       // where server.password was read from
    std::string client_secret_file;  // where server.oauth2.client_secret was read from
};

// How answers are worded; what is read from the templates is desk.deciding.texts.
struct AnswerSettings {
    std::filesystem::path templates;  // empty: the English ones of the program
    reserve::DateSettings dates;
    enum class ConfirmBy { relay, ews };
    ConfirmBy confirm_by = ConfirmBy::relay;
};

// All that the settings file says; each folder's own settings, as it knows them.
struct Settings {
    smtp::Settings smtp;
    CopySettings copies;
    reserve::ReaderPoolSettings reading;  // but for the command, which is no setting
    reserve::DeskSettings desk;           // [requester] and [booking] are desk.deciding
    AnswerSettings answer;
    reserve::PostSettings post;
    reserve::ResyncSettings resync;
    std::vector<ExchangeEntry> exchange;
    smtp::RelaySettings relay;
    sql::Settings database;
    LogSettings log;
};

}  // namespace config
