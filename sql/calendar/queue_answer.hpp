#pragma once
#include "reserve/answer.hpp"

namespace sql {

class Connection;

// Puts an answer into the outbox; those it makes obsolete and that are not being sent become `replaced`.
reserve::AnswerId queue_answer(Connection& connection, const reserve::NewAnswer& answer);

}  // namespace sql
