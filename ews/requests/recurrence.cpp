#include "ews/requests/recurrence.hpp"

#include <array>
#include <cstdio>

#include "ews/soap/writer.hpp"
#include "reserve/recurrence/scaled_days.hpp"
#include "reserve/wall_clock.hpp"
#include "reserve/windows_zone.hpp"

namespace ews {
namespace {

using namespace std::chrono;
using reserve::Frequency;
using reserve::Rule;

constexpr std::array weekday_names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                   "Thursday", "Friday", "Saturday"};
constexpr std::array month_names{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
constexpr std::array index_names{"First", "Second", "Third", "Fourth"};

// Which day of the month BYDAY=2TU or -1FR names.
struct NthWeekday {
    std::string_view day;
    std::string_view index;
};

std::string name_of(weekday day) { return weekday_names.at(day.c_encoding()); }

bool has_other_parts(const Rule& rule) {
    return rule.hours.any() || rule.minutes.any() || rule.seconds.any() || rule.year_days.any() ||
           rule.positions.any() || rule.weeks.any() || reserve::ScaledDays::has_work_for(rule);
}

// 29 and later: Exchange takes the last day of a shorter month, RFC 5545 leaves that month out.
constexpr std::size_t last_in_every_month = 28;

std::optional<std::size_t> only_bit(const auto& bits) {
    if (bits.count() != 1) return std::nullopt;
    for (std::size_t i = 0; i < bits.size(); ++i)
        if (bits[i]) return i;
    return std::nullopt;
}

std::optional<std::size_t> day_of_month(const Rule& rule, year_month_day first) {
    if (rule.month_days.backwards.any()) return std::nullopt;
    const auto day = rule.month_days.any() ? only_bit(rule.month_days.forwards)
                                           : std::optional<std::size_t>(unsigned(first.day()));
    return day && *day <= last_in_every_month ? day : std::nullopt;
}

std::optional<NthWeekday> nth_weekday(const Rule& rule) {
    std::optional<NthWeekday> found;
    for (std::size_t day = 0; day < rule.nth_weekdays.size(); ++day) {
        const auto& nth = rule.nth_weekdays.at(day);
        if (!nth.any()) continue;
        if (found || nth.forwards.count() + nth.backwards.count() != 1) return std::nullopt;
        if (nth.backwards[1]) found = {weekday_names.at(day), "Last"};
        const auto forwards = only_bit(nth.forwards);
        if (forwards && *forwards <= index_names.size())
            found = {weekday_names.at(day), index_names.at(*forwards - 1)};
        if (!found) return std::nullopt;
    }
    return found;
}

// BYMONTHDAY without BYMONTH is in every month, which Exchange has no yearly rule for.
std::optional<std::string> month_name(const Rule& rule, year_month_day first) {
    if (!rule.months.any() && rule.month_days.any()) return std::nullopt;
    if (!rule.months.any()) return month_names.at(unsigned(first.month()) - 1);
    const auto month = only_bit(rule.months);
    return month && *month > 0 ? std::optional<std::string>(month_names.at(*month - 1)) : std::nullopt;
}

bool write_weekly(XmlWriter& xml, const Rule& rule, year_month_day first) {
    std::string days;
    for (unsigned day = 0; day < 7; ++day)
        if (rule.weekdays[day]) days += (days.empty() ? "" : " ") + name_of(weekday(day));
    if (days.empty()) days = name_of(weekday(sys_days(first)));
    xml.open("t:WeeklyRecurrence").leaf("t:Interval", std::to_string(rule.interval));
    xml.leaf("t:DaysOfWeek", days).leaf("t:FirstDayOfWeek", name_of(rule.week_start)).close();
    return true;
}

bool write_daily(XmlWriter& xml, const Rule& rule, year_month_day first) {
    if (rule.weekdays.any()) return rule.interval == 1 && write_weekly(xml, rule, first);
    xml.open("t:DailyRecurrence").leaf("t:Interval", std::to_string(rule.interval)).close();
    return true;
}

bool write_monthly(XmlWriter& xml, const Rule& rule, year_month_day first) {
    const std::string interval = std::to_string(rule.interval);
    if (rule.has_nth_weekdays) {
        const auto nth = nth_weekday(rule);
        if (!nth || rule.month_days.any()) return false;
        xml.open("t:RelativeMonthlyRecurrence").leaf("t:Interval", interval);
        xml.leaf("t:DaysOfWeek", nth->day).leaf("t:DayOfWeekIndex", nth->index).close();
        return true;
    }
    const auto day = day_of_month(rule, first);
    if (!day) return false;
    xml.open("t:AbsoluteMonthlyRecurrence").leaf("t:Interval", interval);
    xml.leaf("t:DayOfMonth", std::to_string(*day)).close();
    return true;
}

bool write_yearly(XmlWriter& xml, const Rule& rule, year_month_day first) {
    const auto month = month_name(rule, first);
    if (!month || rule.interval != 1) return false;
    if (rule.has_nth_weekdays) {
        const auto nth = nth_weekday(rule);
        if (!nth || rule.month_days.any() || !rule.months.any()) return false;
        xml.open("t:RelativeYearlyRecurrence").leaf("t:DaysOfWeek", nth->day);
        xml.leaf("t:DayOfWeekIndex", nth->index).leaf("t:Month", *month).close();
        return true;
    }
    const auto day = day_of_month(rule, first);
    if (!day) return false;
    xml.open("t:AbsoluteYearlyRecurrence").leaf("t:DayOfMonth", std::to_string(*day));
    xml.leaf("t:Month", *month).close();
    return true;
}

bool write_pattern(XmlWriter& xml, const Rule& rule, year_month_day first) {
    const bool days_only = !rule.has_nth_weekdays && !rule.month_days.any() && !rule.months.any();
    switch (rule.frequency) {
        case Frequency::secondly:
        case Frequency::minutely:
        case Frequency::hourly:
            return false;
        case Frequency::daily:
            return days_only && write_daily(xml, rule, first);
        case Frequency::weekly:
            return days_only && write_weekly(xml, rule, first);
        case Frequency::monthly:
            return !rule.months.any() && !rule.weekdays.any() && write_monthly(xml, rule, first);
        case Frequency::yearly:
            break;
    }
    return !rule.weekdays.any() && write_yearly(xml, rule, first);
}

std::string date_text(local_days day) {
    const year_month_day date{day};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()));
    return text.data();
}

bool write_range(XmlWriter& xml, const Rule& rule, local_days first, const reserve::WallClock& clock,
                 bool goes_on) {
    if (rule.count) {
        xml.open("t:NumberedRecurrence").leaf("t:StartDate", date_text(first));
        xml.leaf("t:NumberOfOccurrences", std::to_string(*rule.count)).close();
        return true;
    }
    if (!rule.until) {
        if (goes_on) xml.open("t:NoEndRecurrence").leaf("t:StartDate", date_text(first)).close();
        return goes_on;
    }
    const local_seconds until =
        rule.until_is_utc ? clock.local(reserve::Instant(rule.until->time_since_epoch())) : *rule.until;
    xml.open("t:EndDateRecurrence").leaf("t:StartDate", date_text(first));
    xml.leaf("t:EndDate", date_text(floor<days>(until))).close();
    return true;
}

}  // namespace

std::optional<OwnSeries> series_of(const reserve::MirrorSeries& series) {
    const auto parsed = reserve::parse_rule(series.rrule);
    const auto* const rule = std::get_if<Rule>(&parsed);
    const auto zone = reserve::windows_zone(series.zone);
    if (!rule || !zone || has_other_parts(*rule)) return std::nullopt;
    const reserve::WallClock clock = reserve::WallClock::of(series.zone);
    const local_days first = floor<days>(clock.local(series.first.start));
    XmlWriter xml;
    xml.open("t:Recurrence");
    const bool goes_on = series.decided_until.has_value();
    if (!write_pattern(xml, *rule, year_month_day(first)) || !write_range(xml, *rule, first, clock, goes_on))
        return std::nullopt;
    return OwnSeries{xml.close().str(), *zone};
}

}  // namespace ews
