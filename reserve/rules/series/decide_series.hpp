#pragma once
#include "reserve/ledger.hpp"
#include "reserve/rules/decision.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// A REQUEST for a series or a single meeting, with the exceptions that come with it (ruling 7).
Decision decide_series(const Question& question, Calendar& calendar);

}  // namespace reserve
