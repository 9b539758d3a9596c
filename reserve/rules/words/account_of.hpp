#pragma once
#include "reserve/rules/booked_meeting.hpp"
#include "reserve/rules/words/answer_words.hpp"

namespace reserve {

// What became of the dates of a component, in the times of its own zone; without advice.
Account account_of(const Question& question, const Component& component, const Judgement& judgement,
                   const BookedDates& booked);

}  // namespace reserve
