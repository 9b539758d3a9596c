#pragma once
#include "reserve/desk/work.hpp"

namespace reserve {

// Who is told by a mail of its own what becomes of this message; empty: nobody, as it is not set, or as a
// program has sent the message (RFC 3834).
std::string confirmation_goes_to(const Work& work, const DecidedMeeting& meeting,
                                 const DecidingSettings& settings);

// Queues a mail for each booking that the decision has made, or taken away. What was asked for without an
// answer is not confirmed.
void confirm(const std::string& to, RoomId room, const DecidedMeeting& meeting, const AnswerTexts& texts,
             Instant now, Ledger& ledger);

}  // namespace reserve
