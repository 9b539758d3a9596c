#pragma once
#include "reserve/ledger.hpp"
#include "reserve/rules/decision.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// Decides what a message says about one meeting of one room (SPEC sections 4 and 9). Changes nothing: the
// decision says what the meeting is to be, and what is answered.
Decision decide(Question question, Calendar& calendar);

}  // namespace reserve
