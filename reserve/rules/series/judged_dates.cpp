#include "reserve/rules/series/judged_dates.hpp"

#include <algorithm>

#include "reserve/rules/blocking.hpp"

namespace reserve {
namespace {

// Of bookings by start, those that overlap; a handful in all, as a room is hardly ever booked twice.
std::vector<Interval> clashes_of(const Interval& wanted, const std::vector<Occupied>& occupied) {
    std::vector<Interval> clashes;
    for (const Occupied& booking : occupied) {
        if (booking.blocked.start >= wanted.end) break;
        if (overlap(booking.blocked, wanted)) clashes.push_back(booking.time);
    }
    return clashes;
}

}  // namespace

std::vector<JudgedDate> find_clashes(std::vector<JudgedDate> dates, const Meeting& stored,
                                     const BookingPolicy& policy, Calendar& calendar) {
    if (policy.allow_conflicts) return dates;
    std::vector<Interval> wanted;
    for (const JudgedDate& date : dates) wanted.push_back(blocked_interval(date.asked.date.time, policy));
    const std::vector<Occupied> occupied = calendar.occupied(stored.room, wanted, stored.reservation);
    for (std::size_t i = 0; i < dates.size() && !occupied.empty(); ++i)
        dates[i].clashes = clashes_of(wanted[i], occupied);
    return dates;
}

}  // namespace reserve
