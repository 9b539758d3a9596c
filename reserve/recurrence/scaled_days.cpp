#include "reserve/recurrence/scaled_days.hpp"

#include <algorithm>
#include <iterator>

namespace reserve {
namespace {

using namespace std::chrono;
using Days = std::vector<local_days>;

constexpr int most_years = 400;
constexpr int most_months = most_years * 13;
constexpr local_days never{year{10'000} / January / 2};  // SKIP=BACKWARD moves by a day

const std::string gregorian = "gregorian";

struct Stretch {
    local_days first;
    int days;
};

void put_in_order(Days& days) {
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
}

// The days that ordinals name in a month or year; those that it does not have go where SKIP says.
void add_named(Days& found, const auto& ordinals, const Stretch& in, Skip skip) {
    const local_days end = in.first + days{in.days};
    const auto add = [&](int day, bool from_behind) {
        if (day <= in.days)
            found.push_back(from_behind ? end - days{day} : in.first + days{day - 1});
        else if (skip == Skip::forward)
            found.push_back(from_behind ? in.first : end);
        else if (skip == Skip::backward)
            found.push_back((from_behind ? in.first : end) - days{1});
    };
    for (std::size_t day = 1; day < ordinals.forwards.size(); ++day) {
        if (ordinals.forwards.test(day)) add(static_cast<int>(day), false);
        if (ordinals.backwards.test(day)) add(static_cast<int>(day), true);
    }
}

// Years of other calendars have up to 385 days.
bool has(const auto& ordinals, std::int64_t from_front, std::int64_t from_behind) {
    const auto test = [](const auto& set, std::int64_t at) {
        return at < static_cast<std::int64_t>(set.size()) && set.test(static_cast<std::size_t>(at));
    };
    return test(ordinals.forwards, from_front) || test(ordinals.backwards, from_behind);
}

bool is_named(const auto& ordinals, const Stretch& in, local_days day) {
    const auto before = (day - in.first).count();
    return has(ordinals, before + 1, in.days - before);
}

Days all_of(const Stretch& stretch) {
    Days all;
    for (int day = 0; day < stretch.days; ++day) all.push_back(stretch.first + days{day});
    return all;
}

Days in_both(const Days& a, const Days& b) {
    Days both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both;
}

}  // namespace

bool ScaledDays::has_work_for(const Rule& rule) {
    const bool moves_days = rule.skip != Skip::omit && rule.frequency >= Frequency::monthly;
    return moves_days || (!rule.scale.empty() && rule.scale != gregorian);
}

ScaledDays::ScaledDays(const Rule& rule, local_days start)
    : rule_(rule),
      scale_(std::make_shared<const CalendarScale>(rule.scale.empty() ? gregorian : rule.scale)),
      start_(start),
      start_year_(scale_->year_of(start)) {
    complete();
}

// What the rule leaves open is taken from DTSTART (RFC 5545 3.3.10), in the months of the scale.
void ScaledDays::complete() {
    const bool has_weekday = rule_.weekdays.any() || rule_.has_nth_weekdays;
    const bool has_day = has_weekday || rule_.month_days.any() || rule_.year_days.any();
    if (rule_.frequency <= Frequency::daily || has_day) return;
    if (rule_.frequency == Frequency::weekly || rule_.weeks.any()) {
        rule_.weekdays.set(weekday{start_}.c_encoding());
        return;
    }
    const Month& month = month_of(start_);
    rule_.month_days.forwards.set(static_cast<std::size_t>((start_ - month.first).count()) + 1);
    if (rule_.frequency == Frequency::yearly && rule_.months.none() && rule_.leap_months.none())
        (month.leap ? rule_.leap_months : rule_.months).set(static_cast<std::size_t>(month.number));
}

bool ScaledDays::is_wanted(const Month& month) const {
    const auto& months = month.leap ? rule_.leap_months : rule_.months;
    return (rule_.months.none() && rule_.leap_months.none()) ||
           months.test(static_cast<std::size_t>(month.number));
}

const CalendarScale::Month& ScaledDays::month_of(local_days day) const {
    const auto& months = scale_->year(scale_->year_of(day)).months;
    return *std::prev(std::ranges::upper_bound(months, day, {}, &Month::first));
}

std::optional<CalendarScale::Month> ScaledDays::month_after(std::int64_t months) const {
    if (months > most_months) return std::nullopt;
    const Month& first = month_of(start_);
    int year = start_year_;
    auto index = months + std::ranges::find(scale_->year(year).months, first.first, &Month::first) -
                 scale_->year(year).months.begin();
    while (index >= std::ssize(scale_->year(year).months)) index -= std::ssize(scale_->year(year++).months);
    return scale_->year(year).months[static_cast<std::size_t>(index)];
}

local_days ScaledDays::first_of_period(std::int64_t number) const {
    const std::int64_t steps = number * rule_.interval;
    if (rule_.frequency == Frequency::monthly) {
        const auto month = month_after(steps);
        return month ? month->first : never;
    }
    return steps > most_years ? never : scale_->year(start_year_ + static_cast<int>(steps)).first;
}

Days ScaledDays::in_period(std::int64_t number) const {
    const std::int64_t steps = number * rule_.interval;
    Days found;
    if (rule_.frequency == Frequency::yearly) {
        found = in_year(start_year_ + static_cast<int>(steps));
    } else if (const auto month = month_after(steps); month && is_wanted(*month)) {
        found = in_months({*month});
    }
    std::erase_if(found, [&](local_days day) { return !weekday_matches(day) || !week_matches(day); });
    return found;
}

// A leap month that the year does not have: SKIP says which one stands for it.
void ScaledDays::add_wanted(std::vector<Month>& found, int year, int number, bool leap) const {
    const auto& months = scale_->year(year).months;
    const auto same = [&](const Month& month) { return month.number == number && month.leap == leap; };
    const auto month = std::ranges::find_if(months, same);
    if (month != months.end()) {
        found.push_back(*month);
    } else if (leap && rule_.skip == Skip::backward) {
        add_wanted(found, year, number, false);
    } else if (leap && rule_.skip == Skip::forward) {
        if (number < months.back().number) return add_wanted(found, year, number + 1, false);
        found.push_back(scale_->year(year + 1).months.front());
    }
}

std::vector<CalendarScale::Month> ScaledDays::wanted_months(int year) const {
    std::vector<Month> found;
    for (std::size_t number = 1; number < rule_.months.size(); ++number) {
        if (rule_.months.test(number)) add_wanted(found, year, static_cast<int>(number), false);
        if (rule_.leap_months.test(number)) add_wanted(found, year, static_cast<int>(number), true);
    }
    return found;
}

Days ScaledDays::in_months(const std::vector<Month>& months) const {
    Days found;
    for (const Month& month : months) {
        const Stretch stretch{month.first, month.days};
        if (rule_.month_days.any()) {
            add_named(found, rule_.month_days, stretch, rule_.skip);
        } else {
            std::ranges::copy(all_of(stretch), std::back_inserter(found));
        }
    }
    put_in_order(found);
    return found;
}

Days ScaledDays::in_year(int number) const {
    const Year& year = scale_->year(number);
    const Stretch stretch{year.first, year.days};
    const bool by_months = rule_.months.any() || rule_.leap_months.any();
    const bool by_month_days = by_months || rule_.month_days.any();
    Days found = by_month_days       ? in_months(by_months ? wanted_months(number) : year.months)
                 : rule_.weeks.any() ? in_year_of_weeks(number)
                                     : all_of(stretch);
    if (!rule_.year_days.any()) return found;
    Days named;
    add_named(named, rule_.year_days, stretch, rule_.skip);
    put_in_order(named);
    return by_month_days || rule_.weeks.any() ? in_both(found, named) : named;
}

// A week belongs to the year of its fourth day (RFC 5545 3.3.10, BYWEEKNO).
Days ScaledDays::in_year_of_weeks(int number) const {
    const Year& year = scale_->year(number);
    Days found = all_of({year.first - days{3}, year.days + 6});
    std::erase_if(found, [&](local_days day) {
        return scale_->year_of(day - (weekday{day} - rule_.week_start) + days{3}) != number;
    });
    return found;
}

bool ScaledDays::week_matches(local_days day) const {
    if (!rule_.weeks.any()) return true;
    const local_days fourth = day - (weekday{day} - rule_.week_start) + days{3};
    const Year& year = scale_->year(scale_->year_of(fourth));
    const auto before = (fourth - year.first).count();
    return has(rule_.weeks, before / 7 + 1, (year.days - 1 - before) / 7 + 1);
}

bool ScaledDays::weekday_matches(local_days day) const {
    const unsigned day_of_week = weekday{day}.c_encoding();
    if (rule_.weekdays.none() && !rule_.has_nth_weekdays) return true;
    if (rule_.weekdays.test(day_of_week)) return true;
    if (!rule_.has_nth_weekdays) return false;
    const bool in_month =
        rule_.frequency == Frequency::monthly || rule_.months.any() || rule_.leap_months.any();
    const Year& year = scale_->year(scale_->year_of(day));
    const Month& month = month_of(day);
    const Stretch in = in_month ? Stretch{month.first, month.days} : Stretch{year.first, year.days};
    const auto before = (day - in.first).count();
    return has(rule_.nth_weekdays[day_of_week], before / 7 + 1, (in.days - 1 - before) / 7 + 1);
}

bool ScaledDays::matches(local_days day) const {
    const Month& month = month_of(day);
    if (!is_wanted(month) || !weekday_matches(day)) return false;
    if (rule_.month_days.any() && !is_named(rule_.month_days, {month.first, month.days}, day)) return false;
    const Year& year = scale_->year(scale_->year_of(day));
    return !rule_.year_days.any() || is_named(rule_.year_days, {year.first, year.days}, day);
}

}  // namespace reserve
