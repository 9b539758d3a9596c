#pragma once
#include "reserve/rules/decision.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// The whole meeting is cancelled: frees what is to come; where nothing is known, a tombstone stays.
Decision cancel_meeting(const Question& question, const AskedComponent& series);

// One occurrence is cancelled.
Decision cancel_occurrence(const Question& question, const AskedComponent& occurrence, Instant recurrence_id);

}  // namespace reserve
