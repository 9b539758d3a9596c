#pragma once
#include <nlohmann/json.hpp>

#include "tests/exchange/records.hpp"

namespace exchange {

// The JSON of the control port; reading throws nlohmann::json::exception or std::invalid_argument, which say
// why.
nlohmann::json to_json(const OrganizerMail& mail);
nlohmann::json to_json(const Forward& forward);
nlohmann::json to_json(const Call& call);
nlohmann::json to_json(const Entry& entry);
nlohmann::json to_json(const Fault& fault);

Room room_from(const nlohmann::json& json);
Account account_from(const nlohmann::json& json);
Fault fault_from(const nlohmann::json& json);

}  // namespace exchange
