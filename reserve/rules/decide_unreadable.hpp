#pragma once
#include "reserve/rules/decision.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// A calendar object that cannot be understood (SPEC section 2, ruling 18): it frees nothing.
// question.asked holds its UID and organizer.
Decision decide_unreadable(const Question& question, const Unreadable& unreadable);

}  // namespace reserve
