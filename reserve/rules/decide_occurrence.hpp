#pragma once
#include "reserve/ledger.hpp"
#include "reserve/rules/decision.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// An exception that comes without its series, or a date that ADD brings: decided on its own.
Decision decide_occurrence(const Question& question, const AskedComponent& occurrence, Calendar& calendar);

// The date an exception that comes alone is about: of the stored series where it is known.
Instant recurrence_instant_of(const Question& question, const AskedComponent& occurrence);

}  // namespace reserve
