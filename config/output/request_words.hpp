#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sql/commands/reservation_requests.hpp"

namespace config {

// "reserve of Rome by the kiosk, UID 7f3a@roomgate: 0 done".
std::string request_words(const sql::RequestResult& result);
nlohmann::ordered_json json_of(const sql::RequestResult& result);

}  // namespace config
