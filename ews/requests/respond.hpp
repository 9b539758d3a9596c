#pragma once
#include <string>

#include "ews/mailbox/mailbox.hpp"
#include "reserve/answer.hpp"

namespace ews {

// The CreateItem element that answers a meeting request. `mark` goes into the header X-Roomgate-Answer;
// empty: no such header. A reference without ChangeKey leaves out one kind of conflict: ErrorStaleObject.
std::string respond_request(const ItemId& reference, const reserve::AnswerStep& step,
                            const std::string& mark);

}  // namespace ews
