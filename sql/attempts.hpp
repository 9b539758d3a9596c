#pragma once
#include <optional>

#include "reserve/outbox.hpp"

namespace sql {

class Connection;

// The states of an answer and its step around a call, inside the caller's transaction.

// Nothing when the answer or the step is not waiting (any more), or the room has an open attempt.
std::optional<reserve::AttemptId> open_attempt(Connection& connection, reserve::AnswerId answer, int position,
                                               reserve::Instant now, reserve::Channel channel);

// Does nothing when the attempt has ended already.
void close_attempt(Connection& connection, reserve::AttemptId attempt, reserve::Instant now,
                   const reserve::AttemptEnd& end);

}  // namespace sql
