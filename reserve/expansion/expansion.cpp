#include "reserve/expansion/expansion.hpp"

#include <algorithm>

#include "reserve/expansion/series.hpp"
#include "reserve/wall_clock.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

constexpr std::size_t most_dates = 5'000;
// Rules that go on do so within this time (29 February on a Monday needs 40 years).
constexpr auto far_ahead = days{41 * 366};

// Whether EXDATE leaves any start in [from, last]: it cannot take out more than it has entries. A rule that
// cannot be looked through counts as one that goes on.
bool any_left(const Series& series, const Component& component, Instant from, Instant last) {
    if (last < from) return false;
    const auto starts = series.starts(from, last, component.exdates.size() + 1);
    const auto stays = [&](const Series::Start& start) { return !series.excludes(start.instant); };
    return starts.gave_up || std::ranges::any_of(starts.found, stays);
}

std::optional<Instant> named_by_day(const Series& series, local_days day) {
    const Instant begin = series.clock().instant(day);
    const Instant end = series.clock().instant(day + days{1});
    const auto starts = series.starts(begin, end - seconds{1}, 1);
    if (starts.found.empty()) return std::nullopt;
    return starts.found.front().instant;
}

}  // namespace

Instant resolve(const CalendarTime& time, const std::vector<Zone>& zones, const std::string& room_zone) {
    return WallClock::of(time, zones, room_zone).instant(time.local);
}

Interval time_of(const Component& component, const std::vector<Zone>& zones, const std::string& room_zone) {
    const Component first = first_of(component);
    const Series series(first, zones, room_zone);
    return series.at(series.first());
}

Component first_of(Component component) {
    component.rrule.reset();
    component.further_rrules.clear();
    component.exrules.clear();
    component.rdates.clear();
    component.periods.clear();
    component.exdates.clear();
    return component;
}

Expansion expand(const Component& component, const std::vector<Zone>& zones, const std::string& room_zone,
                 Interval window) {
    const Series series(component, zones, room_zone);
    const Instant from = window.start - series.longest();
    const std::size_t bound = most_dates + component.exdates.size();
    const auto starts = series.starts(from, window.end, bound + 1);
    Expansion expansion;
    expansion.too_many = starts.found.size() > bound || starts.gave_up;
    for (const Series::Start& start : starts.found) {
        if (series.excludes(start.instant)) continue;
        const Interval time = series.at(start);
        if (time.end <= window.start) {
            expansion.has_past = true;
        } else if (time.start >= window.end) {
            expansion.goes_on = true;
        } else {
            expansion.dates.push_back({start.instant, time});
        }
    }
    expansion.has_past = expansion.has_past || any_left(series, component, series.earliest(), from);
    expansion.goes_on = expansion.goes_on || any_left(series, component, window.end, window.end + far_ahead);
    return expansion;
}

std::optional<Instant> recurrence_instant(const Component& exception,
                                          const std::vector<Zone>& exception_zones,
                                          const Component& component, const std::vector<Zone>& series_zones,
                                          const std::string& room_zone) {
    if (!exception.recurrence_id) return std::nullopt;
    const CalendarTime& id = *exception.recurrence_id;
    const Series series(component, series_zones, room_zone);
    if (series.all_day() || id.date_only) return named_by_day(series, series.day_of(id));
    const auto has = [&](Instant start) { return !series.starts(start, start, 1).found.empty(); };
    const Instant named = resolve(id, exception_zones, room_zone);
    if (has(named)) return named;
    // The same wall clock, if the zone is not said or has other offsets in this message.
    if (id.kind == CalendarTime::Kind::utc || (!id.tzid.empty() && id.tzid != component.start.tzid)) {
        return std::nullopt;
    }
    const Instant by_wall_clock = series.clock().instant(id.local);
    return has(by_wall_clock) ? std::optional(by_wall_clock) : std::nullopt;
}

}  // namespace reserve
