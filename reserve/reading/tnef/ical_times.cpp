#include "reserve/reading/tnef/ical_times.hpp"

namespace reserve {
namespace {

std::string digits(long long value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? text.insert(0, width - text.size(), '0') : text;
}

}  // namespace

std::string ical_date(std::chrono::local_days date) {
    const std::chrono::year_month_day day(date);
    return digits(static_cast<int>(day.year()), 4) + digits(static_cast<unsigned>(day.month()), 2) +
           digits(static_cast<unsigned>(day.day()), 2);
}

std::string ical_time(std::chrono::local_seconds time) {
    const auto date = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock(time - date);
    return ical_date(date) + "T" + digits(clock.hours().count(), 2) + digits(clock.minutes().count(), 2) +
           digits(clock.seconds().count(), 2);
}

std::string ical_time(Instant time) {
    return ical_time(std::chrono::local_seconds(time.time_since_epoch())) + "Z";
}

}  // namespace reserve
