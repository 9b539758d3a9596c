#include "reserve/rules/blocking.hpp"

#include <algorithm>

namespace reserve {
namespace {

bool blocks(const Interval& interval) { return interval.start < interval.end; }

Interval untrimmed(const Occurrence& occurrence) {
    if (!blocks(occurrence.time) || !blocks(occurrence.blocked)) return occurrence.time;
    return {std::min(occurrence.time.start, occurrence.blocked.start),
            std::max(occurrence.time.end, occurrence.blocked.end)};
}

}  // namespace

Interval blocked_interval(const Interval& time, const BookingPolicy& policy) {
    if (!blocks(time)) return time;
    return {time.start - std::chrono::minutes(policy.setup_minutes),
            time.end + std::chrono::minutes(policy.cleanup_minutes)};
}

Occurrence booked_at(const Date& date, const BookingPolicy& policy) {
    return {.recurrence_id = date.recurrence_id,
            .time = date.time,
            .blocked = blocked_interval(date.time, policy),
            .exclusive = !policy.allow_conflicts};
}

std::vector<Occurrence> blocked_once(std::vector<Occurrence> occurrences) {
    for (Occurrence& occurrence : occurrences) occurrence.blocked = untrimmed(occurrence);
    std::ranges::sort(occurrences, {}, &Occurrence::blocked);
    Instant blocked_to = Instant::min();
    for (Occurrence& occurrence : occurrences) {
        if (!blocks(occurrence.blocked)) continue;
        occurrence.blocked.start =
            std::min(std::max(occurrence.blocked.start, blocked_to), occurrence.blocked.end);
        blocked_to = std::max(blocked_to, occurrence.blocked.end);
    }
    std::ranges::sort(occurrences, {}, &Occurrence::recurrence_id);
    return occurrences;
}

}  // namespace reserve
