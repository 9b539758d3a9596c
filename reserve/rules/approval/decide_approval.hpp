#pragma once
#include "reserve/approval.hpp"
#include "reserve/rules/decision.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// What the delegates' verdict makes of the dates that are held for a request. `question` is about the request
// as it is stored. No verdict comes out when nothing of it is held any more.
Decision decide_approval(const Question& question, const Approval& approval, const DelegateVerdict& verdict);

}  // namespace reserve
