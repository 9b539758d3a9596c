#pragma once
#include "reserve/desk/desk_settings.hpp"
#include "reserve/ledger.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// What is asked about a meeting that is stored like this, with who asks (SPEC section 3). `null_sender`: it
// came with MAIL FROM:<>.
Question question_about(AskedMeeting asked, Meeting stored, const Room& room, bool null_sender,
                        const DecidingSettings& settings, Instant now, Ledger& ledger);

}  // namespace reserve
