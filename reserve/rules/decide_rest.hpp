#pragma once
#include "reserve/ledger.hpp"
#include "reserve/rules/decision.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// Decides a request for an occurrence and all that follow it (RANGE=THISANDFUTURE) that comes without its
// series. Its dates are decided together, as those of a new pattern (ruling 8). Before the series has come
// the occurrence alone is booked; the rest follows with the series.
Decision decide_rest(const Question& question, const AskedComponent& rest, Calendar& calendar);

}  // namespace reserve
