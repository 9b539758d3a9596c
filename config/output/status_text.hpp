#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "sql/commands/status_report.hpp"

namespace config {

// A room's answers that wait, with the server that is to take them.
struct WaitingAtServer {
    std::string server;  // empty: no [[exchange]] has the room
    sql::WaitingAnswers answers;
};

// What `roomgate status` prints.
struct Status {
    sql::Standing standing;
    bool runs = false;  // a gateway has given a sign of life in the last 30 seconds
    std::vector<WaitingAtServer> waiting;
};

std::string status_text(const Status& status);
nlohmann::ordered_json status_json(const Status& status);

// What `roomgate status --exchange` prints.
struct ExchangeStatus {
    std::vector<sql::CountedUse> uses;
    std::vector<sql::CostlyAnswer> costliest;
};

std::string exchange_text(const ExchangeStatus& status);
nlohmann::ordered_json exchange_json(const ExchangeStatus& status);

}  // namespace config
