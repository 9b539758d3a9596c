#include "ews/mailbox/date_of_series.hpp"

#include <algorithm>

namespace ews {
namespace {

using reserve::Instant;

// The day that begins at midnight somewhere between 11 hours west and 13 hours east of Greenwich.
std::chrono::sys_days day_of(Instant midnight) {
    return std::chrono::floor<std::chrono::days>(midnight + std::chrono::hours(13));
}

std::optional<Instant> place_of(const MeetingItem& item) {
    if (item.original_start) return item.original_start;
    return item.recurrence_id ? item.recurrence_id : item.start;
}

}  // namespace

bool is_near(std::optional<Instant> place, Instant recurrence_id, bool all_day) {
    if (!place) return false;
    return all_day ? day_of(*place) == day_of(recurrence_id)
                   : std::chrono::abs(*place - recurrence_id) <= other_rules;
}

std::optional<MeetingItem> date_of_series(std::vector<MeetingItem> items, Instant recurrence_id) {
    std::erase_if(items, [&](const MeetingItem& item) {
        return !is_near(place_of(item), recurrence_id, item.all_day);
    });
    const auto nearest = std::ranges::min_element(items, {}, [&](const MeetingItem& item) {
        return std::chrono::abs(*place_of(item) - recurrence_id);
    });
    return nearest == items.end() ? std::nullopt : std::optional(*nearest);
}

}  // namespace ews
