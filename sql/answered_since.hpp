#pragma once
#include "reserve/answer.hpp"
#include "sql/connection/connection.hpp"

namespace sql {

// Takes off the ban list what was given up of the same meeting before this answer was sent: it is out of
// date.
void take_off_ban_list(Connection& connection, reserve::AnswerId sent, reserve::Instant now);

}  // namespace sql
