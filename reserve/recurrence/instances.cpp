#include "reserve/recurrence/instances.hpp"

#include <algorithm>
#include <utility>

namespace reserve {
namespace {

using namespace std::chrono;

// What one call may cost, in days and instances looked at.
constexpr std::size_t most_looked_at = 150'000;
// The Chinese calendar takes two milliseconds a year.
constexpr std::size_t cost_of_scaled_day = 4;
constexpr int longest_month = 32;  // in days, of any scale
constexpr int longest_year = 386;
constexpr local_days end_of_time{year{9999} / December / 31};
constexpr local_days never = end_of_time + days{2};  // SKIP=BACKWARD moves by a day
constexpr std::int64_t most_years = 10'000;

local_days week_of(local_days day, weekday week_start) { return day - (weekday{day} - week_start); }

// The year of weeks that BYWEEKNO numbers begins with the week of 4 January (RFC 5545 3.3.10).
local_days first_of_weeks(year year, weekday week_start) {
    return week_of(local_days{year / January / 4}, week_start);
}

year year_of_weeks(local_days day, weekday week_start) {
    return year_month_day{week_of(day, week_start) + days{3}}.year();
}

std::int64_t months_since_zero(year_month month) {
    return std::int64_t{int{month.year()}} * 12 + unsigned{month.month()} - 1;
}

local_days first_of_next_month(year_month_day date) {
    return local_days{(date.year() / date.month() + months{1}) / 1};
}

}  // namespace

Instances::Instances(const Rule& rule, local_seconds start)
    : rule_(rule),
      start_(start),
      start_date_(floor<days>(start)),
      filter_(rule, start_date_),
      scaled_(ScaledDays::has_work_for(rule)
                  ? std::optional<ScaledDays>(std::in_place, rule, floor<days>(start))
                  : std::nullopt),
      first_year_(first_year()),
      times_of_day_(rule, start) {}

// A DTSTART among the days of BYWEEKNO stands in the year whose week that is, in late December the next one.
// From another, which RFC 5545 leaves undefined, INTERVAL counts from its calendar year, as libical does.
year Instances::first_year() const {
    const bool by_weeks = rule_.weeks.any() && (rule_.interval == 1 || filter_.matches(start_date_));
    return by_weeks ? year_of_weeks(local_days{start_date_}, rule_.week_start) : start_date_.year();
}

Instances::Days Instances::period(std::int64_t number) const {
    if (scaled_ && rule_.frequency >= Frequency::monthly)
        return {scaled_->first_of_period(number), scaled_->first_of_period(number + 1)};
    const std::int64_t steps = number * rule_.interval;
    const local_days day{start_date_};
    switch (rule_.frequency) {
        case Frequency::secondly:
        case Frequency::minutely:
        case Frequency::hourly:
            return {day + days{number}, day + days{number + 1}};
        case Frequency::daily:
            return {day + days{steps}, day + days{steps + 1}};
        case Frequency::weekly: {
            const local_days first = week_of(day, rule_.week_start) + days{7 * steps};
            return {first, first + days{7}};
        }
        case Frequency::monthly: {
            if (steps > most_years * 12) return {never, never};
            const year_month month = start_date_.year() / start_date_.month() + months{steps};
            return {local_days{month / 1}, local_days{(month + months{1}) / 1}};
        }
        case Frequency::yearly: {
            if (steps > most_years) return {never, never};
            const year year = first_year_ + years{steps};
            if (rule_.weeks.any()) {
                return {first_of_weeks(year, rule_.week_start),
                        first_of_weeks(year + years{1}, rule_.week_start)};
            }
            return {local_days{year / January / 1}, local_days{(year + years{1}) / January / 1}};
        }
    }
    return {never, never};
}

std::int64_t Instances::period_before(local_seconds time) const {
    if (rule_.count || time <= start_) return 0;
    const year_month_day date{floor<days>(time)};
    const std::int64_t passed = (local_days{date} - local_days{start_date_}).count();
    std::int64_t steps = passed;
    switch (rule_.frequency) {
        case Frequency::secondly:
        case Frequency::minutely:
        case Frequency::hourly:
            return std::max<std::int64_t>(0, passed - 1);
        case Frequency::daily:
            break;
        case Frequency::weekly:
            steps = passed / 7;
            break;
        case Frequency::monthly:
            steps = scaled_ ? passed / longest_month
                            : months_since_zero(date.year() / date.month()) -
                                  months_since_zero(start_date_.year() / start_date_.month());
            break;
        case Frequency::yearly:
            steps = scaled_ ? passed / longest_year : (date.year() - first_year_).count();
            break;
    }
    return std::max<std::int64_t>(0, steps / rule_.interval - 1);
}

void Instances::look_at_day(local_days day, Look& look) const {
    const auto times = times_of_day_.on(day);
    look.found.insert(look.found.end(), times.times.begin(), times.times.end());
    look.looked_at += std::max(times.steps, times.times.size());
}

void Instances::look_through(Days period, Look& look) const {
    const std::size_t cost = scaled_ ? cost_of_scaled_day : 1;
    for (local_days day = period.first; day < period.end && look.looked_at < most_looked_at;
         look.looked_at += cost) {
        const year_month_day date{day};
        if (!scaled_ && !filter_.month_matches(date.month())) {
            day = first_of_next_month(date);
            continue;
        }
        if (scaled_ ? scaled_->matches(day) : filter_.matches(date)) look_at_day(day, look);
        day += days{1};
    }
}

Instances::Look Instances::look_at(std::int64_t number, Days days, Look look) const {
    look.found.clear();
    if (scaled_ && rule_.frequency >= Frequency::monthly) {
        look.looked_at += cost_of_scaled_day * static_cast<std::size_t>((days.end - days.first).count());
        for (const local_days day : scaled_->in_period(number)) look_at_day(day, look);
    } else {
        look_through(days, look);
    }
    if (rule_.frequency >= Frequency::daily) look.found = at_positions(rule_, look.found);
    return look;
}

Instances::Found Instances::between(local_seconds from, local_seconds last, std::size_t at_most) const {
    Found result;
    const local_seconds end = std::min({last, rule_.until.value_or(last), local_seconds{end_of_time}});
    const days moved{scaled_ ? 1 : 0};  // SKIP=BACKWARD, out of the period
    int counted = 0;
    local_seconds next = start_;
    Look look;
    for (std::int64_t number = period_before(from);; ++number) {
        const Days days = period(number);
        if (local_seconds{days.first} - moved > end) return result;
        look = look_at(number, days, std::move(look));
        if (look.looked_at >= most_looked_at) break;  // the period may not be whole
        for (const local_seconds instance : look.found) {
            if (instance < next) continue;  // that SKIP moved on a day which the rule has anyway
            next = instance + seconds{1};
            if (instance > end || result.instances.size() == at_most) return result;
            if (rule_.count && counted++ == *rule_.count) return result;
            if (instance >= from) result.instances.push_back(instance);
        }
    }
    result.gave_up = true;
    return result;
}

}  // namespace reserve
