#pragma once
#include "ews/mailbox/request_finder.hpp"

namespace ews {

// Whether a copy with this mark of ours was put into Sent Items, by the server's clock.
bool has_marked_copy(RoomMailbox& room, const std::string& mark, reserve::Instant since);

// Whether the mailbox shows that the step was done after `attempted_at` (SPEC section 5): a copy in Sent
// Items with our header, the response type with its time, the request moved out of the inbox. Any one of them
// will do. Throws ServerTrouble when the server does not tell.
bool shows_evidence(RoomMailbox& room, const reserve::Answer& answer, const reserve::AnswerStep& step,
                    reserve::Instant attempted_at, reserve::Instant now);

}  // namespace ews
