#include "reserve/recurrence/times_of_day.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

template <std::size_t size>
std::vector<int> entries_or(const std::bitset<size>& set, std::int64_t otherwise) {
    if (set.none()) return {static_cast<int>(otherwise)};
    std::vector<int> entries;
    for (std::size_t i = 0; i < size; ++i) {
        if (set.test(i)) entries.push_back(static_cast<int>(i));
    }
    return entries;
}

// How long one step of the frequency is, INTERVAL aside; zero from DAILY upwards.
seconds unit_of(Frequency frequency) {
    switch (frequency) {
        case Frequency::secondly:
            return seconds{1};
        case Frequency::minutely:
            return minutes{1};
        case Frequency::hourly:
            return hours{1};
        default:
            return seconds{0};
    }
}

// Where BYHOUR, BYMINUTE and BYSECOND are finer than a step they multiply the instances in it (RFC 5545
// 3.3.10), and what they leave open is taken from DTSTART.
std::vector<seconds> offsets_in_step(const Rule& rule, local_seconds start) {
    const hh_mm_ss own(start - floor<days>(start));
    const bool has_hours = rule.frequency > Frequency::hourly;
    const bool has_minutes = rule.frequency > Frequency::minutely;
    const bool has_seconds = rule.frequency > Frequency::secondly;
    const std::vector<int> zero{0};
    std::vector<seconds> offsets;
    for (const int hour : has_hours ? entries_or(rule.hours, own.hours().count()) : zero) {
        for (const int minute : has_minutes ? entries_or(rule.minutes, own.minutes().count()) : zero) {
            for (const int second : has_seconds ? entries_or(rule.seconds, own.seconds().count()) : zero) {
                offsets.push_back(hours{hour} + minutes{minute} + seconds{second});
            }
        }
    }
    return offsets;
}

template <std::size_t size>
bool leaves_out(const std::bitset<size>& set, std::int64_t entry) {
    return set.any() && !set.test(static_cast<std::size_t>(entry));
}

}  // namespace

TimesOfDay::TimesOfDay(const Rule& rule, local_seconds start)
    : rule_(rule), stride_(unit_of(rule.frequency) * rule.interval), in_step_(offsets_in_step(rule, start)) {
    if (stride_ == seconds{0}) return;
    const auto since_epoch = start.time_since_epoch();
    const seconds unit = unit_of(rule.frequency);
    first_step_ = local_seconds(floor<seconds>(since_epoch - (since_epoch % unit + unit) % unit));
    in_step_ = at_positions(rule, in_step_);
}

// The first step at or after a time.
local_seconds TimesOfDay::next_step(local_seconds from) const {
    if (from <= first_step_) return first_step_;
    const seconds after = from - first_step_;
    return first_step_ + (after + stride_ - seconds{1}) / stride_ * stride_;
}

// The step itself, if its hour, minute and second are allowed; otherwise a later one before which none is.
local_seconds TimesOfDay::next_allowed(local_seconds step) const {
    const auto hour = floor<hours>(step);
    if (leaves_out(rule_.hours, (hour - floor<days>(step)).count())) return next_step(hour + hours{1});
    const auto minute = floor<minutes>(step);
    if (rule_.frequency < Frequency::hourly && leaves_out(rule_.minutes, (minute - hour).count())) {
        return next_step(minute + minutes{1});
    }
    if (rule_.frequency < Frequency::minutely && leaves_out(rule_.seconds, (step - minute).count())) {
        return step + stride_;
    }
    return step;
}

std::size_t TimesOfDay::most() const {
    const std::int64_t steps = stride_ == seconds{0} ? 1 : days{1} / stride_ + 1;
    return in_step_.size() * static_cast<std::size_t>(steps);
}

TimesOfDay::Times TimesOfDay::on(local_days day) const {
    Times result;
    if (stride_ == seconds{0}) {
        for (const seconds offset : in_step_) result.times.push_back(day + offset);
        return result;
    }
    local_seconds step = next_step(day);
    while (step < day + days{1}) {
        ++result.steps;
        const local_seconds allowed = next_allowed(step);
        if (allowed == step) {
            for (const seconds offset : in_step_) result.times.push_back(step + offset);
        }
        step = allowed == step ? step + stride_ : allowed;
    }
    return result;
}

}  // namespace reserve
