#pragma once
#include <string>

#include "reserve/ledger.hpp"
#include "reserve/resync/difference.hpp"
#include "reserve/rules/policy.hpp"

namespace reserve {

enum class CarriedOver {
    done,
    taken,      // the room is booked for another meeting then: a conflict
    overtaken,  // the database has changed since it was compared
};

// Makes a date of the database what Exchange has, inside the caller's transaction: booked, moved or freed as
// a decision would, with a record of why. `organizer`: of a meeting that is not booked yet; may be empty.
CarriedOver carry_over(const Room& room, const BookingPolicy& policy, const Difference& difference,
                       const std::string& organizer, Instant now, Ledger& ledger);

}  // namespace reserve
