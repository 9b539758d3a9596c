#pragma once
#include <optional>
#include <vector>

#include "reserve/expansion/expansion.hpp"
#include "reserve/ledger.hpp"
#include "reserve/rules/policy.hpp"

namespace reserve {

struct SplitDates {
    std::vector<Date> free;
    std::vector<Date> taken;
};

// Dates by whether the room is free then, set-up and clean-down included, but for a reservation of their own.
SplitDates split_dates(RoomId room, const std::vector<Date>& dates, const BookingPolicy& policy,
                       std::optional<ReservationId> own, Ledger& ledger);

}  // namespace reserve
