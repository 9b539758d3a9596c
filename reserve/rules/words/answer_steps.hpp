#pragma once
#include <vector>

#include "reserve/answer.hpp"
#include "reserve/rules/decision.hpp"
#include "reserve/rules/words/answer_texts.hpp"

namespace reserve {

// How an outcome is answered: accepted, declined, or the whole accepted and then each refused date declined,
// in order. `recurrence_id` when the request was for one occurrence. Only an accept can be silent.
DecidedAnswer answer_to(const AnswerTexts& texts, Outcome outcome, const Account& account,
                        std::optional<Instant> recurrence_id, Version version, bool silent);

// Each refused date of a series that the booking window has reached is declined; nothing else is answered.
DecidedAnswer answer_to_extension(const AnswerTexts& texts, const Account& account, Version version);

// Declining takes what stays booked out of the room's Exchange calendar too: a last step puts it back.
void put_back_kept(DecidedAnswer& answer, const Account& account);

// Parts of such answers.
AnswerStep step_of(AnswerKind kind, AnswerText text, std::optional<Instant> recurrence_id);
AnswerText text_of(const AnswerTexts& texts, Outcome outcome, const Account& account);

// What the decision is recorded with: the words that the organizer reads.
std::string words_of(const std::vector<DecidedAnswer>& answers);

}  // namespace reserve
