#pragma once
#include "reserve/ledger.hpp"

namespace reserve {

// unanswered_booking = "release": frees what an answer says is booked and nobody was told of. What came for
// it is forgotten, so that the same request is decided anew when it comes again. What is over stays as
// history, and what was decided about single dates later has answers of its own.
void release_unanswered(const Answer& answer, Instant now, Ledger& ledger);

}  // namespace reserve
