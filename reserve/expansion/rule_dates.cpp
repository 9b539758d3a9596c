#include "reserve/expansion/rule_dates.hpp"

#include <stdexcept>

#include "reserve/recurrence/recurrence.hpp"
#include "reserve/wall_clock.hpp"

namespace reserve {

Expansion rule_dates(const std::string& rrule, const std::string& zone, const Interval& first,
                     const Interval& window) {
    if (const auto refusal = refusal_of_rule(rrule)) throw std::runtime_error(*refusal);
    const WallClock clock = WallClock::of(zone);
    Component series;
    series.start.local = clock.local(first.start);
    series.end.emplace().local = clock.local(first.end);
    series.rrule = rrule;
    return expand(series, {}, zone, window);
}

Expansion rule_dates(const std::string& rrule, const std::string& zone, const Interval& first,
                     Instant until) {
    return rule_dates(rrule, zone, first, Interval{first.start, until});
}

std::optional<std::vector<Date>> all_dates(const std::string& rrule, const std::string& zone,
                                           const Interval& first) {
    constexpr std::chrono::days longest{1080};
    constexpr std::size_t most = 2000;
    Expansion expansion = rule_dates(rrule, zone, first, first.start + longest);
    if (expansion.goes_on || expansion.too_many || expansion.dates.size() > most) return std::nullopt;
    return std::move(expansion.dates);
}

}  // namespace reserve
