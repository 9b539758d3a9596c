#include "reserve/rules/words/advice.hpp"

#include <algorithm>

#include "reserve/rules/blocking.hpp"

namespace reserve {
namespace {

constexpr std::size_t most_bookings = 200;
constexpr std::size_t most_clashes = 20;
constexpr std::size_t most_rooms = 3;

Interval moved_to(const Interval& time, Instant start) { return {start, start + (time.end - time.start)}; }

}  // namespace

std::optional<Interval> next_free_slot(const Interval& wanted, const std::vector<Interval>& busy) {
    Interval slot = wanted;
    for (const Interval& booking : busy) {
        if (booking.start >= slot.end) return slot;
        if (overlap(booking, slot)) slot = moved_to(slot, booking.end);
    }
    if (busy.size() >= most_bookings) return std::nullopt;
    return slot;
}

Advice advice_for(const std::vector<JudgedDate>& dates, const Meeting& stored, const BookingPolicy& policy,
                  Instant window_end, Calendar& calendar) {
    std::vector<Interval> clashing;
    for (const JudgedDate& date : dates)
        if (!date.clashes.empty()) clashing.push_back(date.asked.date.time);
    if (clashing.empty()) return {};

    Advice advice;
    const Interval wanted = blocked_interval(clashing.front(), policy);
    const auto busy = calendar.blocked_after(stored.room, wanted.start, most_bookings, stored.reservation);
    const auto slot = next_free_slot(wanted, busy);
    const auto setup = clashing.front().start - wanted.start;
    if (slot && slot->start + setup < window_end)
        advice.next_free = moved_to(clashing.front(), slot->start + setup);
    if (clashing.size() > most_clashes) return advice;
    std::vector<Interval> needed;
    for (const Interval& time : clashing) needed.push_back(blocked_interval(time, policy));
    advice.rooms = calendar.free_rooms(stored.room, needed, most_rooms);
    return advice;
}

}  // namespace reserve
