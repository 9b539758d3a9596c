#include "reserve/desk/split_dates.hpp"

#include <algorithm>

#include "reserve/rules/blocking.hpp"

namespace reserve {

SplitDates split_dates(RoomId room, const std::vector<Date>& dates, const BookingPolicy& policy,
                       std::optional<ReservationId> own, Ledger& ledger) {
    std::vector<Interval> wanted;
    for (const Date& date : dates) wanted.push_back(blocked_interval(date.time, policy));
    const auto others = ledger.occupied(room, wanted, own);
    SplitDates split;
    for (const Date& date : dates) {
        const Interval blocked = blocked_interval(date.time, policy);
        const bool clashes = std::ranges::any_of(
            others, [&](const Occupied& other) { return overlap(other.blocked, blocked); });
        (clashes ? split.taken : split.free).push_back(date);
    }
    return split;
}

}  // namespace reserve
