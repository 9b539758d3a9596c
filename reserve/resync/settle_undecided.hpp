#pragma once
#include "reserve/resync/difference.hpp"

namespace reserve {

// Whether Exchange shows a date of a series that the database does not have and both never had alike: it may
// have been made there, or the organizer's messages tell of it.
bool is_undecided(const Difference& difference);

// What they tell: a date that the organizer took out is not booked again, and one beyond the booking window
// not before that has moved there.
Difference settle_undecided(Difference difference, const Meeting& meeting);

}  // namespace reserve
