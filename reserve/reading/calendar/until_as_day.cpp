#include "reserve/reading/calendar/until_as_day.hpp"

#include <array>
#include <cstdio>
#include <set>

#include "reserve/reading/calendar/instant_of.hpp"
#include "reserve/reading/calendar/values.hpp"

namespace reserve {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr std::string_view until = "UNTIL=";

std::string text_of(local_days day) {
    const std::chrono::year_month_day date(day);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02u", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()));
    return text.data();
}

// The days that begin at this instant.
std::set<local_days> days_at(Instant instant, const std::vector<Zone>& zones) {
    const auto day = std::chrono::floor<days>(std::chrono::local_seconds(instant.time_since_epoch()));
    std::set<local_days> found;
    for (const Zone& zone : zones)
        for (const local_days begun : {day, day + days{1}})
            if (instant_of({.local = begun, .kind = CalendarTime::Kind::zoned, .tzid = zone.tzid}, zones) ==
                instant)
                found.insert(begun);
    return found;
}

std::string with_until_as_day(const std::string& rrule, const std::vector<Zone>& zones) {
    std::string rule;
    for (const auto part : split(rrule, ';')) {
        std::string text(part);
        if (part.starts_with(until)) {
            const auto time = parse_time(part.substr(until.size()), "");
            if (!time || time->kind != CalendarTime::Kind::utc) return rrule;
            const auto found = days_at(Instant(time->local.time_since_epoch()), zones);
            if (found.size() != 1) return rrule;
            text = std::string(until) + text_of(*found.begin());
        }
        rule += (rule.empty() ? "" : ";") + text;
    }
    return rule;
}

}  // namespace

void end_by_days(Component& series, const std::vector<Zone>& zones) {
    if (series.rrule) series.rrule = with_until_as_day(*series.rrule, zones);
    for (auto* const rules : {&series.further_rrules, &series.exrules})
        for (std::string& rule : *rules) rule = with_until_as_day(rule, zones);
}

}  // namespace reserve
