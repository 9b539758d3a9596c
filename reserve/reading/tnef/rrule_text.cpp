#include "reserve/reading/tnef/rrule_text.hpp"

#include <array>

#include "reserve/reading/tnef/ical_times.hpp"

namespace reserve {
namespace {

using Recurrence = AppointmentRecurrence;

constexpr std::array weekdays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

// Empty when none is set.
std::string by_day(std::uint32_t days) {
    std::string list;
    for (std::size_t day = 0; day < weekdays.size(); ++day) {
        if ((days >> day & 1) == 0) continue;
        list += (list.empty() ? ";BYDAY=" : ",") + std::string(weekdays[day]);
    }
    return list;
}

std::string interval(std::uint32_t period) { return ";INTERVAL=" + std::to_string(period); }

std::optional<std::string> daily(const Recurrence& it) {
    constexpr std::uint32_t minutes_a_day = 24 * 60;
    if (it.period == 0 || it.period % minutes_a_day != 0) return std::nullopt;
    return "FREQ=DAILY" + interval(it.period / minutes_a_day);
}

std::optional<std::string> weekly(const Recurrence& it) {
    const std::string days = by_day(it.days_of_week);
    if (days.empty() || it.first_weekday >= weekdays.size()) return std::nullopt;
    // "Every weekday" is daily with a week's pattern; its period is then not one of weeks.
    const std::uint32_t weeks = it.frequency == Recurrence::Frequency::daily ? 1 : it.period;
    return "FREQ=WEEKLY" + interval(weeks) + days + ";WKST=" + weekdays[it.first_weekday];
}

// In a month that is shorter, Outlook takes its last day.
std::string by_month_day(std::uint32_t day) {
    if (day == 31) return ";BYMONTHDAY=-1";
    std::string list = std::to_string(day);
    for (std::uint32_t earlier = day - 1; earlier >= 28; --earlier)
        list = std::to_string(earlier) + "," + list;
    return ";BYMONTHDAY=" + list + (day > 28 ? ";BYSETPOS=-1" : "");
}

std::optional<std::string> on_a_day_of_the_month(const Recurrence& it) {
    if (it.pattern == Recurrence::Pattern::month_end) return ";BYMONTHDAY=-1";
    if (it.day_of_month < 1 || it.day_of_month > 31) return std::nullopt;
    return by_month_day(it.day_of_month);
}

std::optional<std::string> on_nth_weekday(const Recurrence& it) {
    const std::string days = by_day(it.days_of_week);
    if (days.empty() || it.nth < 1 || it.nth > 5) return std::nullopt;
    return days + ";BYSETPOS=" + (it.nth == 5 ? "-1" : std::to_string(it.nth));
}

// A yearly one is monthly with a period of twelve months, and begins in its month.
std::optional<std::string> monthly(const Recurrence& it) {
    const auto days =
        it.pattern == Recurrence::Pattern::month_nth ? on_nth_weekday(it) : on_a_day_of_the_month(it);
    if (!days) return std::nullopt;
    return "FREQ=MONTHLY" + interval(it.period) + *days;
}

std::optional<std::string> pattern(const Recurrence& it) {
    if (it.period == 0) return std::nullopt;
    const bool by_month =
        it.frequency == Recurrence::Frequency::monthly || it.frequency == Recurrence::Frequency::yearly;
    switch (it.pattern) {
        case Recurrence::Pattern::day:
            return daily(it);
        case Recurrence::Pattern::week:
            return by_month ? std::nullopt : weekly(it);
        case Recurrence::Pattern::month:
        case Recurrence::Pattern::month_nth:
        case Recurrence::Pattern::month_end:
            return by_month ? monthly(it) : std::nullopt;
    }
    return std::nullopt;
}

std::string end(const Recurrence& it) {
    switch (it.end) {
        case Recurrence::End::never:
            return "";
        case Recurrence::End::after_count:
            return ";COUNT=" + std::to_string(it.count);
        case Recurrence::End::by_date:
            return ";UNTIL=" + ical_date(it.end_date);
    }
    return "";
}

}  // namespace

std::optional<std::string> rrule_text(const AppointmentRecurrence& recurrence) {
    auto rule = pattern(recurrence);
    if (rule) *rule += end(recurrence);
    return rule;
}

}  // namespace reserve
