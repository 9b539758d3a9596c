#include "reserve/rules/words/answer_steps.hpp"

#include "reserve/rules/approval/approval_words.hpp"

namespace reserve {
namespace {

AnswerStep decline_of(const Account& account, const JudgedDate& date, int position) {
    return {.position = position,
            .kind = AnswerKind::decline,
            .recurrence_id = date.asked.date.recurrence_id,
            .text = declined_date_in_words(account, date)};
}

AnswerStep tentative_of(const Account& account, const Date& date, int position) {
    return {.position = position,
            .kind = AnswerKind::tentative,
            .recurrence_id = date.recurrence_id,
            .text = tentative_date_in_words(account, date.time)};
}

}  // namespace

std::string words_of(Outcome outcome, const Account& account) {
    if (outcome == Outcome::tentative) return tentative_in_words(account);
    if (outcome == Outcome::accepted) return accepted_in_words(account);
    if (outcome == Outcome::accepted_in_part) return accepted_in_part_in_words(account);
    return declined_in_words(account);
}

DecidedAnswer answer_to(Outcome outcome, const Account& account, std::optional<Instant> recurrence_id,
                        Version version, bool silent) {
    const bool declined = outcome == Outcome::declined;
    const bool all_tentative = outcome == Outcome::tentative && account.booked.empty();
    AnswerStep whole{.position = 0,
                     .kind = declined        ? AnswerKind::decline
                             : all_tentative ? AnswerKind::tentative
                                             : AnswerKind::accept,
                     .recurrence_id = recurrence_id,
                     .text = words_of(outcome, account),
                     .silent = silent && !declined};
    DecidedAnswer answer{recurrence_id, version, {std::move(whole)}};
    if (outcome == Outcome::accepted || declined) return answer;
    for (const Date& date : account.tentative)
        if (!all_tentative)
            answer.steps.push_back(tentative_of(account, date, static_cast<int>(answer.steps.size())));
    for (const JudgedDate& date : account.refused)
        answer.steps.push_back(decline_of(account, date, static_cast<int>(answer.steps.size())));
    return answer;
}

DecidedAnswer answer_to_extension(const Account& account, Version version) {
    DecidedAnswer answer{std::nullopt, version, {}};
    Account rest = account;
    for (const JudgedDate& date : account.refused) {
        answer.steps.push_back({.position = static_cast<int>(answer.steps.size()),
                                .kind = AnswerKind::decline,
                                .recurrence_id = date.asked.date.recurrence_id,
                                .text = declined_further_date_in_words(rest, date)});
        rest.advice = {};  // it is about the first
    }
    return answer;
}

}  // namespace reserve
