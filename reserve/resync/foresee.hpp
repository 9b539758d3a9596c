#pragma once
#include <vector>

#include "reserve/ledger.hpp"
#include "reserve/resync/resync.hpp"

namespace reserve {

// What a repair of the database would find taken is marked so; nothing is written.
void foresee(const Room& room, const BookingPolicy& policy, Instant now,
             std::vector<HandledDifference>& differences, Books& books);

// Of those that are taken: says what is in the way.
void tell_what_is_in_the_way(const Room& room, const BookingPolicy& policy,
                             std::vector<HandledDifference>& differences, Books& books);

}  // namespace reserve
