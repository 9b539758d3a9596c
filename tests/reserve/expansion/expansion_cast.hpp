#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reserve/expansion/expansion.hpp"

namespace reserve::expansion_test {

using namespace std::chrono;
using namespace std::chrono_literals;

inline const std::string berlin = "Europe/Berlin";
inline const Zone known_berlin{.tzid = "W. Europe Standard Time", .known = berlin, .rules = {}};
inline const std::vector<Zone> zones{known_berlin,
                                     {.tzid = "New York", .known = "America/New_York", .rules = {}}};

inline CalendarTime at(year_month_day date, seconds time, std::string tzid = known_berlin.tzid) {
    return {local_days{date} + time, CalendarTime::Kind::zoned, false, std::move(tzid)};
}
inline CalendarTime utc(year_month_day date, seconds time) {
    return {local_days{date} + time, CalendarTime::Kind::utc, false, ""};
}
inline CalendarTime floating(year_month_day date, seconds time) {
    return {local_days{date} + time, CalendarTime::Kind::floating, false, ""};
}
inline CalendarTime day(year_month_day date) { return {local_days{date}, CalendarTime::Kind::floating, true, ""}; }

inline Component meeting(CalendarTime start, CalendarTime end) {
    Component component;
    component.start = std::move(start);
    component.end = std::move(end);
    return component;
}
inline Component series(CalendarTime start, CalendarTime end, std::string rule) {
    Component component = meeting(std::move(start), std::move(end));
    component.rrule = std::move(rule);
    return component;
}
// Every Monday from 23 November 2026, nine to ten in Berlin: 8 to 9 UTC in winter, 7 to 8 in summer.
inline Component mondays() {
    return series(at(2026y / November / 23, 9h), at(2026y / November / 23, 10h), "FREQ=WEEKLY");
}

inline constexpr Interval whole_year{sys_days{2026y / November / 1}, sys_days{2027y / November / 1}};

inline Expansion expanded(const Component& component, Interval window = whole_year) {
    return expand(component, zones, berlin, window);
}

inline std::string text(Instant instant) { return in_words(instant, "UTC"); }
inline std::string text(const Interval& time) { return text(time.start) + " - " + text(time.end); }

inline std::vector<std::string> starts(const Component& component, Interval window = whole_year) {
    std::vector<std::string> result;
    for (const Date& date : expanded(component, window).dates) result.push_back(text(date.time.start));
    return result;
}
inline std::string only(const Component& component) {
    const auto dates = expanded(component).dates;
    return dates.size() == 1 ? text(dates.front().time) : std::to_string(dates.size()) + " dates";
}

// A VTIMEZONE that springs forward on 14 March 2027, 01:00 UTC, and back on 31 October.
inline const Zone own_rules{.tzid = "Customized Time Zone",
                            .known = std::nullopt,
                            .rules = {{sys_days{2026y / October / 25} + 1h, 1h},
                                      {sys_days{2027y / March / 14} + 1h, 2h},
                                      {sys_days{2027y / October / 31} + 1h, 1h}}};

inline Instant resolve_own(year_month_day date, seconds time) {
    return resolve(at(date, time, own_rules.tzid), {own_rules}, berlin);
}

}  // namespace reserve::expansion_test
