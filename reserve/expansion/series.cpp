#include "reserve/expansion/series.hpp"

#include <algorithm>
#include <stdexcept>
#include <variant>

#include "reserve/expansion/expansion.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

bool in_same_zone(const CalendarTime& a, const CalendarTime& b) {
    return a.kind == b.kind && a.tzid == b.tzid && a.date_only == b.date_only;
}

bool is_midnight(local_seconds time) { return floor<days>(time) == time; }

}  // namespace

Series::Series(const Component& component, const std::vector<Zone>& zones, const std::string& room_zone)
    : component_(component),
      zones_(zones),
      room_zone_(room_zone),
      clock_(WallClock::of(component.start, zones, room_zone)),
      length_(length()),
      rules_(rules()) {
    for (const Period& period : component.periods) rdates_.push_back(start_of_period(period));
    for (const CalendarTime& rdate : component.rdates) rdates_.push_back(start_of_rdate(rdate));
    take_out_rdates();
    for (const CalendarTime& exdate : component.exdates) exclude(exdate);
}

Series::Length Series::length() const {
    if (component_.duration) return {component_.duration->days, component_.duration->exact};
    if (!component_.end) return {all_day() ? days{1} : days{0}, {}};
    if (in_same_zone(component_.start, *component_.end)) {
        return {component_.end->local - component_.start.local, {}};
    }
    return {{}, resolve(*component_.end, zones_, room_zone_) - first().instant};
}

RuleSet Series::rules() const {
    std::vector<Instances> rrules;
    if (component_.rrule) rrules.push_back(instances(*component_.rrule));
    for (const std::string& rule : component_.further_rrules) rrules.push_back(instances(rule));
    std::vector<Instances> exrules;
    for (const std::string& rule : component_.exrules) exrules.push_back(instances(rule));
    return {std::move(rrules), std::move(exrules)};
}

Instances Series::instances(const std::string& text) const {
    auto parsed = parse_rule(text);
    if (const auto* const refusal = std::get_if<RuleRefusal>(&parsed)) {
        throw std::runtime_error("expanding the rule " + text + ": " + refusal->reason);
    }
    Rule rule = std::get<Rule>(std::move(parsed));
    if (rule.until_is_utc) rule.until = wall_clock_until(rule);
    if (all_day()) {  // RFC 5545 3.3.10: they are ignored with a DATE
        rule.hours.reset();
        rule.minutes.reset();
        rule.seconds.reset();
    }
    return {rule, component_.start.local};
}

// A UTC midnight as UNTIL of a series of days is a DATE in disguise.
local_seconds Series::wall_clock_until(const Rule& rule) const {
    if (all_day() && is_midnight(*rule.until)) return *rule.until;
    return clock_.local(Instant(rule.until->time_since_epoch()));
}

local_days Series::day_of(const CalendarTime& time) const {
    if (time.kind != CalendarTime::Kind::utc || is_midnight(time.local)) return floor<days>(time.local);
    return floor<days>(WallClock::of(room_zone_).local(Instant(time.local.time_since_epoch())));
}

Series::Start Series::start_of_rdate(const CalendarTime& rdate) const {
    if (all_day()) return by_wall_clock(day_of(rdate));
    if (in_same_zone(rdate, component_.start)) return by_wall_clock(rdate.local);
    if (!rdate.date_only) {
        const Instant instant = resolve(rdate, zones_, room_zone_);
        return {instant, clock_.local(instant), {}};
    }
    const seconds time_of_day = component_.start.local - floor<days>(component_.start.local);
    return by_wall_clock(floor<days>(rdate.local) + time_of_day);
}

// In a series of days the length of a period counts in days.
Series::Start Series::start_of_period(const Period& period) const {
    Start start = start_of_rdate(period.start);
    const Duration length = period.duration.value_or(Duration{});
    if (all_day()) {
        const days lasts =
            period.end ? day_of(*period.end) - day_of(period.start) : length.days + ceil<days>(length.exact);
        start.end = clock_.instant(start.wall_clock + std::max(lasts, days{1}));
    } else if (period.end) {
        start.end = resolve(*period.end, zones_, room_zone_);
    } else {
        start.end = clock_.instant(start.wall_clock + length.days) + length.exact;
    }
    return start;
}

void Series::exclude(const CalendarTime& exdate) {
    if (all_day() || exdate.date_only) {
        excluded_days_.insert(day_of(exdate));
        return;
    }
    excluded_.insert(resolve(exdate, zones_, room_zone_));
    // Without TZID the wall clock of the series is meant as often as that of the room.
    if (exdate.kind == CalendarTime::Kind::floating) excluded_.insert(clock_.instant(exdate.local));
}

Instant Series::earliest() const {
    Instant earliest = first().instant;
    for (const Start& rdate : rdates_) earliest = std::min(earliest, rdate.instant);
    return earliest;
}

Interval Series::at(const Start& start) const {
    if (start.end) return {start.instant, std::max(*start.end, start.instant)};
    const Instant end = clock_.instant(start.wall_clock + length_.wall_clock) + length_.exact;
    // In the hour of a DST change the wall clock may say that it ends before it begins.
    if (end <= start.instant) return {start.instant, start.instant + length_.wall_clock + length_.exact};
    return {start.instant, end};
}

seconds Series::longest() const {
    seconds longest = std::max(seconds{0}, length_.wall_clock + length_.exact);
    for (const Start& rdate : rdates_)
        longest = std::max(longest, rdate.end.value_or(rdate.instant) - rdate.instant);
    return longest + days{1};
}

// An EXRULE takes out what RDATE adds, too (RFC 2445 4.8.5.2).
void Series::take_out_rdates() {
    if (!rules_.has_exrule() || rdates_.empty()) return;
    const auto [first, last] = std::ranges::minmax(rdates_, {}, &Start::wall_clock);
    const auto out = rules_.taken_out(first.wall_clock, last.wall_clock);
    gave_up_ = out.gave_up;
    std::erase_if(rdates_, [&](const Start& rdate) {
        return std::ranges::binary_search(out.instances, rdate.wall_clock);
    });
}

Series::Starts Series::starts(Instant from, Instant last, std::size_t at_most) const {
    Starts result{.found = {}, .gave_up = gave_up_};
    std::vector<Start>& found = result.found;
    const auto add = [&](const Start& start) {
        if (from <= start.instant && start.instant <= last) found.push_back(start);
    };
    // RDATEs first: the length that a period gives to a date of the rule counts (RFC 5545 3.8.5.2).
    std::ranges::for_each(rdates_, add);
    if (rules_.has_rrule()) {
        // A day more on both sides, whose instances do not count: offsets are less than a day.
        const auto instances = rules_.between(clock_.local(from) - days{1}, clock_.local(last) + days{1},
                                              at_most + rules_.most_in_two_days());
        result.gave_up = result.gave_up || instances.gave_up;
        for (const local_seconds instance : instances.instances) add(by_wall_clock(instance));
    } else {
        add(first());
    }
    std::ranges::stable_sort(found, {}, &Start::instant);
    found.erase(std::ranges::unique(found, {}, &Start::instant).begin(), found.end());
    return result;
}

bool Series::excludes(Instant start) const {
    if (excluded_.contains(start)) return true;
    return !excluded_days_.empty() && excluded_days_.contains(floor<days>(clock_.local(start)));
}

}  // namespace reserve
