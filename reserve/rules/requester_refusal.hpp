#pragma once
#include "reserve/rules/question.hpp"

namespace reserve {

// Why who asks is turned away; empty when he is not.
Reason refusal_of_requester(const Question& question);

}  // namespace reserve
