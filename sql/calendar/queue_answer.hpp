#pragma once
#include "reserve/answer.hpp"

namespace sql {

class Connection;

// Puts an answer into the outbox; those it makes obsolete and that are not being sent become `replaced`.
reserve::AnswerId queue_answer(Connection& connection, const reserve::NewAnswer& answer);
// The same, but it makes none obsolete.
reserve::AnswerId queue_further_answer(Connection& connection, const reserve::NewAnswer& answer);

// Has the reservation shown in the room's calendar at the mail server (Ledger::mirror).
reserve::AnswerId queue_mirror(Connection& connection, reserve::RoomId room, const std::string& uid,
                               reserve::Instant now);

// Whether it was ever to be shown there: then it is looked after with each later answer about it.
bool was_mirrored(Connection& connection, reserve::RoomId room, const std::string& uid);

// Those that a decision makes obsolete become `replaced`: all of the meeting, or those of one occurrence.
void withdraw_answers(Connection& connection, reserve::RoomId room, const std::string& uid,
                      std::optional<reserve::Instant> recurrence_id, reserve::Instant now);

}  // namespace sql
