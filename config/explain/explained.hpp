#pragma once
#include <optional>
#include <string>
#include <vector>

#include "config/settings/settings.hpp"
#include "reserve/desk/explain.hpp"
#include "reserve/reading/reader.hpp"
#include "sql/database.hpp"

namespace config {

// A mail that is to be explained, and how.
struct Question {
    std::string raw;                   // with CRLF
    std::vector<reserve::Room> rooms;  // empty: those that the mail names
    reserve::Instant at{};
};

// What would become of it for one room.
struct ExplainedRoom {
    reserve::Room room;
    reserve::ItemStatus status = reserve::ItemStatus::ready;
    std::string reason;
    std::vector<reserve::DecidedMeeting> meetings;
};

struct Explained {
    reserve::ReadResult read;
    std::optional<std::string> refused;  // by SMTP with 550: the requester
    std::vector<std::string> log;        // errors and warnings
    std::vector<ExplainedRoom> rooms;
};

// Has the mail read, receives and decides it, and changes nothing. Throws when it names no room.
Explained explain_mail(const Question& question, const Settings& settings, reserve::Reader& reader,
                       sql::Database& database);

std::string explained_text(const Explained& explained);
std::string explained_json(const Explained& explained);

}  // namespace config
