#pragma once
#include "reserve/mirror.hpp"
#include "reserve/resync/difference.hpp"

namespace reserve {

// Whether Exchange shows a date of a series that the database does not have and both never had alike: it may
// have been made there, the organizer's messages tell of it, or it is one of a series of ours without end.
bool is_undecided(const Difference& difference);

// What they tell: a date that the organizer took out is not booked again, and one beyond the booking window
// not before that has moved there. `own`: the rule of a series that did not come by mail.
Difference settle_undecided(Difference difference, const Meeting& meeting,
                            const std::optional<MirrorSeries>& own);

}  // namespace reserve
