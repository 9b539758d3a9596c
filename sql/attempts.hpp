#pragma once
#include <optional>
#include <string>

#include "reserve/answer.hpp"

namespace sql {

class Connection;

// The states of an answer and its step around a call, inside the caller's transaction.

// Nothing when the answer is not waiting (any more). Throws when the step is not.
std::optional<reserve::AttemptId> open_attempt(Connection& connection, reserve::AnswerId answer, int position,
                                               reserve::Instant now);

struct AttemptEnd {
    reserve::AnswerState outcome;
    reserve::Instant now;
    reserve::Instant due;  // of the answer, when something of it is still waiting
    std::string code;
    std::string words;
};

// Does nothing when the attempt has ended already.
void close_attempt(Connection& connection, reserve::AttemptId attempt, const AttemptEnd& end);

}  // namespace sql
