#pragma once
#include <variant>

#include "reserve/courier.hpp"
#include "reserve/outbox.hpp"

namespace reserve {

// What it means that the mail server shows no trace of a call that may have done its step.
enum class NoTrace {
    not_done,       // the server shows what it does: it has not done this
    perhaps_done,   // nobody knows; it is the first such call for the step
    perhaps_twice,  // nobody knows of two: a third answer must not go out
};

// A server that shows another answer in the room's mailbox would show this one too; of mails there is never
// a trace. Asked for only where a call for the step was in doubt before. A Wait when the server does not
// tell.
std::variant<NoTrace, Wait> meaning_of_no_trace(Outbox& outbox, Courier& courier, const OpenAttempt& open,
                                                const AnswerStep& step);

// Parked: what a person should know and can do.
AttemptEnd parked_in_doubt(const Answer& answer, Channel channel);

}  // namespace reserve
