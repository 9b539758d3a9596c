#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "reserve/answer.hpp"
#include "reserve/room.hpp"
#include "sql/commands/message_list.hpp"
#include "sql/commands/reservations.hpp"

namespace config {

// Records of the database as --json shows them; instants as UTC text, null where there is none.
nlohmann::ordered_json json_of(const reserve::Room& room);
nlohmann::ordered_json json_of(const sql::ListedMessage& message);
nlohmann::ordered_json json_of(const sql::ListedReservation& reservation);
nlohmann::ordered_json json_of(const reserve::AnswerStep& step);
nlohmann::ordered_json json_of(const std::optional<reserve::Instant>& instant);

}  // namespace config
