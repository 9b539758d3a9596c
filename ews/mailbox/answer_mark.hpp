#pragma once
#include <string>

#include "reserve/answer.hpp"

namespace ews {

// What our header says in a copy of the answer: the step, and a digest of what it answers, as another
// database may have had the same numbers.
std::string answer_mark(const reserve::Answer& answer, const reserve::AnswerStep& step);

}  // namespace ews
