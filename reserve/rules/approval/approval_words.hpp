#pragma once
#include <string>

#include "reserve/approval.hpp"
#include "reserve/rules/series/series_limits.hpp"
#include "reserve/rules/words/answer_texts.hpp"

namespace reserve {

// What the delegates are asked: the dates, and what they break of the policy. Empty when they are asked
// nothing.
std::string asked_in_words(const AnswerTexts& texts, const Account& account, const Judgement& judgement);

// The mail that tells them.
struct DelegateMail {
    std::string subject;
    std::string text;
};
DelegateMail delegate_mail(ApprovalId id, const std::string& room, const std::string& organizer,
                           const std::string& asks);

}  // namespace reserve
