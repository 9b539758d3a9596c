#pragma once
#include <string>

#include "reserve/rules/series/series_limits.hpp"
#include "reserve/rules/words/answer_texts.hpp"

namespace reserve {

// What the delegates are asked: the dates, and what they break of the policy. Empty when they are asked
// nothing.
std::string asked_in_words(const AnswerTexts& texts, const Account& account, const Judgement& judgement);

}  // namespace reserve
