#include "reserve/rules/series/judged_dates.hpp"

#include <map>

#include "reserve/rules/blocking.hpp"

namespace reserve {
namespace {

// Of bookings by start, those that overlap; a handful in all, as a room is hardly ever booked twice.
std::vector<Clash> clashes_of(const Interval& wanted, const std::vector<Occupied>& occupied,
                              const std::map<ReservationId, std::string>& organizers) {
    std::vector<Clash> clashes;
    for (const Occupied& booking : occupied) {
        if (booking.blocked.start >= wanted.end) break;
        if (!overlap(booking.blocked, wanted)) continue;
        const auto organizer = organizers.find(booking.reservation);
        clashes.push_back({booking.time, organizer == organizers.end() ? std::string() : organizer->second});
    }
    return clashes;
}

// Beyond these nobody is named any more: the answer is long enough.
constexpr std::size_t most_named = 100;

std::map<ReservationId, std::string> organizers_of(const std::vector<Occupied>& occupied,
                                                   Calendar& calendar) {
    std::map<ReservationId, std::string> organizers;
    for (const Occupied& booking : occupied) {
        if (organizers.size() == most_named) break;
        if (organizers.contains(booking.reservation)) continue;
        organizers.emplace(booking.reservation, calendar.shown_organizer(booking.reservation));
    }
    return organizers;
}

}  // namespace

std::vector<JudgedDate> find_clashes(std::vector<JudgedDate> dates, const Meeting& stored,
                                     const BookingPolicy& policy, Calendar& calendar) {
    if (policy.allow_conflicts) return dates;
    std::vector<Interval> wanted;
    for (const JudgedDate& date : dates) wanted.push_back(blocked_interval(date.asked.date.time, policy));
    const std::vector<Occupied> occupied = calendar.occupied(stored.room, wanted, stored.reservation);
    if (occupied.empty()) return dates;
    std::map<ReservationId, std::string> organizers;
    if (policy.organizer_info) organizers = organizers_of(occupied, calendar);
    for (std::size_t i = 0; i < dates.size(); ++i)
        dates[i].clashes = clashes_of(wanted[i], occupied, organizers);
    return dates;
}

}  // namespace reserve
