#include "reserve/expansion/misfit.hpp"

#include <algorithm>

#include "reserve/expansion/rule_dates.hpp"
#include "reserve/recurrence/recurrence.hpp"

namespace reserve {

std::optional<std::string> misfit(const MirrorSeries& series, const std::vector<MirrorDate>& dates) {
    constexpr std::chrono::days longest{1080};
    if (series.decided_until) return std::nullopt;
    if (!is_zone(series.zone)) return "the time zone " + series.zone + " is not known";
    if (const auto refusal = refusal_of_rule(series.rrule)) return "its rule is refused: " + *refusal;
    const auto expanded = [&](Instant from, Instant until) {
        return rule_dates(series.rrule, series.zone, series.first, Interval{from, until});
    };
    const Instant end = series.first.start + longest;
    const Instant last = dates.empty() ? series.first.start : dates.back().recurrence_id;
    const Instant all_over = std::max(end, last);
    if (expanded(all_over, all_over + std::chrono::seconds(1)).goes_on)
        return "its rule goes on beyond its dates";
    const auto given = expanded(series.first.start, end).dates;
    if (given.empty() || given.front().time.start != series.first.start)
        return "its rule does not begin with its first date";
    const auto is_wanted = [&](const Date& date) {
        return std::ranges::count(dates, date.recurrence_id, &MirrorDate::recurrence_id) > 0;
    };
    if (last < end && std::ranges::none_of(given, is_wanted)) return "its rule gives none of its dates";
    return std::nullopt;
}

}  // namespace reserve
