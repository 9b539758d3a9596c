#pragma once
#include "reserve/rules/words/account.hpp"
#include "reserve/rules/words/date_format.hpp"
#include "reserve/rules/words/template/check_names.hpp"

namespace reserve {

// What an answer is about: tentative while the room's delegates have not decided. A date stands for one of a
// series that is accepted in part, and further dates are those that the booking window has reached.
enum class AnswerForm {
    accepted,
    accepted_in_part,
    tentative,
    tentative_date,
    declined,
    declined_date,
    extended,
    further_date,
    unreadable,
};

// An account as templates can tell it. Long lists are cut, and say how many more there are.
Facts facts_of(AnswerForm form, const Account& account, const DateFormat& dates);

// All that stands in such facts.
const std::vector<KnownName>& known_facts();

}  // namespace reserve
