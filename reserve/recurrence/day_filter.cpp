#include "reserve/recurrence/day_filter.hpp"

#include <algorithm>

namespace reserve {
namespace {

using namespace std::chrono;

// Where a day stands, counted from the front and from behind, both from 1.
struct Place {
    int from_front;
    int from_behind;
};

Place place(int day, int length) { return {day, length - day + 1}; }

Place in_month(year_month_day date) {
    const auto last = (date.year() / date.month() / std::chrono::last).day();
    return place(static_cast<int>(unsigned{date.day()}), static_cast<int>(unsigned{last}));
}

Place in_year(year_month_day date) {
    const local_days first{date.year() / January / 1};
    const days day = local_days{date} - first;
    return place(static_cast<int>(day.count()) + 1, date.year().is_leap() ? 366 : 365);
}

// The year and number of a week, as its fourth day has them (RFC 5545 3.3.10, BYWEEKNO).
struct Week {
    year of;
    int number;
};

Week week_of(local_days day, weekday week_start) {
    const local_days fourth = day - (weekday{day} - week_start) + days{3};
    const year_month_day date{fourth};
    return {date.year(), static_cast<int>((fourth - local_days{date.year() / January / 1}).count()) / 7 + 1};
}

Place in_weeks(year_month_day date, weekday week_start) {
    const Week week = week_of(local_days{date}, week_start);
    const Week last = week_of(local_days{week.of / December / 28}, week_start);
    return place(week.number, last.number);
}

template <std::size_t days>
bool contains(const Ordinals<days>& ordinals, Place place) {
    return ordinals.forwards.test(static_cast<std::size_t>(place.from_front)) ||
           ordinals.backwards.test(static_cast<std::size_t>(place.from_behind));
}

}  // namespace

DayFilter::DayFilter(const Rule& rule, year_month_day start)
    : rule_(rule), nth_in_month_(rule.frequency == Frequency::monthly || rule.months.any()) {
    complete(start);
    any_weekday_ = rule_.weekdays.none() && !rule_.has_nth_weekdays;
}

void DayFilter::complete(year_month_day start) {
    const bool has_weekday = rule_.weekdays.any() || rule_.has_nth_weekdays;
    const bool has_day = has_weekday || rule_.month_days.any() || rule_.year_days.any();
    if (rule_.frequency <= Frequency::daily || has_day) return;
    if (rule_.frequency == Frequency::weekly || rule_.weeks.any()) {
        rule_.weekdays.set(weekday{local_days{start}}.c_encoding());
        return;
    }
    rule_.month_days.forwards.set(unsigned{start.day()});
    if (rule_.frequency == Frequency::yearly && rule_.months.none()) {
        rule_.months.set(unsigned{start.month()});
    }
}

bool DayFilter::month_matches(month month) const {
    return rule_.months.none() || rule_.months.test(unsigned{month});
}

bool DayFilter::matches(year_month_day date) const {
    return month_matches(date.month()) && month_day_matches(date) && weekday_matches(date) &&
           year_day_matches(date) && week_matches(date);
}

bool DayFilter::month_day_matches(year_month_day date) const {
    return !rule_.month_days.any() || contains(rule_.month_days, in_month(date));
}

bool DayFilter::year_day_matches(year_month_day date) const {
    return !rule_.year_days.any() || contains(rule_.year_days, in_year(date));
}

bool DayFilter::week_matches(year_month_day date) const {
    return !rule_.weeks.any() || contains(rule_.weeks, in_weeks(date, rule_.week_start));
}

bool DayFilter::weekday_matches(year_month_day date) const {
    if (any_weekday_) return true;
    const unsigned day_of_week = weekday{local_days{date}}.c_encoding();
    if (rule_.weekdays.test(day_of_week)) return true;
    if (!rule_.has_nth_weekdays) return false;
    const Place day = nth_in_month_ ? in_month(date) : in_year(date);
    const Place same_weekdays{.from_front = (day.from_front - 1) / 7 + 1,
                              .from_behind = (day.from_behind - 1) / 7 + 1};
    return contains(rule_.nth_weekdays[day_of_week], same_weekdays);
}

}  // namespace reserve
