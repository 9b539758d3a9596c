#pragma once
#include <vector>

#include "reserve/answer.hpp"
#include "reserve/rules/decision.hpp"
#include "reserve/rules/words/answer_words.hpp"

namespace reserve {

// How an outcome is answered: accepted, declined, or the whole accepted and then each refused date declined,
// in order. `recurrence_id` when the request was for one occurrence. Only an accept can be silent.
DecidedAnswer answer_to(Outcome outcome, const Account& account, std::optional<Instant> recurrence_id,
                        Version version, bool silent);

// Each refused date of a series that the booking window has reached is declined; nothing else is answered.
DecidedAnswer answer_to_extension(const Account& account, Version version);

std::string words_of(Outcome outcome, const Account& account);

}  // namespace reserve
