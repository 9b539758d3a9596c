#pragma once
#include "reserve/desk/work.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// Writes what was decided into the room's calendar, with the requester where it is a new reservation.
DecidedMeeting save_decision(Decision decision, const Question& question, Ledger& ledger);

}  // namespace reserve
