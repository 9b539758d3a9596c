#pragma once
#include <span>
#include <string>
#include <vector>

#include "reserve/ledger.hpp"
#include "reserve/resync/difference.hpp"
#include "reserve/rules/policy.hpp"

namespace reserve {

enum class CarriedOver {
    done,
    taken,      // the room is booked for another meeting then: a conflict
    overtaken,  // the database has changed since it was compared
};

struct CarryOver {
    Difference difference;
    std::string organizer;  // of a meeting that is not booked yet; may be empty
};

// Beyond it they are carried over in several transactions.
inline constexpr std::size_t most_carried_together = 1'000;

// Makes dates of the database what Exchange has, inside the caller's transaction: booked, moved or freed as a
// decision would, with a record of why. All at once, so that meetings may change places; what does not fit is
// left as it is. An outcome each.
std::vector<CarriedOver> carry_over(const Room& room, const BookingPolicy& policy,
                                    std::span<const CarryOver> wanted, Instant now, Ledger& ledger);

}  // namespace reserve
