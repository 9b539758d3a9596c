#pragma once
#include <string>

#include "reserve/approval.hpp"
#include "reserve/rules/series/series_limits.hpp"
#include "reserve/rules/words/answer_words.hpp"

namespace reserve {

// For the organizer, while the delegates have not decided: about all, and about one date of a series.
std::string tentative_in_words(const Account& account);
std::string tentative_date_in_words(const Account& account, const Interval& time);

// What the delegates are asked: the dates, and what they break of the policy. Empty when they are asked
// nothing.
std::string asked_in_words(const Account& account, const Judgement& judgement);

// The mail that tells them.
struct DelegateMail {
    std::string subject;
    std::string text;
};
DelegateMail delegate_mail(ApprovalId id, const std::string& room, const std::string& organizer,
                           const std::string& asks);

// "Approved by grace@corp.example.com: Enjoy." for the end of an answer.
std::string verdict_in_words(const DelegateVerdict& verdict);

}  // namespace reserve
