#include "config/output/wall_clock_text.hpp"

#include <cstdio>

#include "config/output/local_time.hpp"
#include "reserve/wall_clock.hpp"

namespace config {

namespace {

using namespace std::chrono;

std::optional<local_seconds> parse_wall_clock(const std::string& text) {
    int year_number = 0;
    unsigned month_number = 0, day_number = 0, hour = 0, minute = 0;
    char between = 0, more = 0;
    const int read = std::sscanf(text.c_str(), "%4d-%2u-%2u%c%2u:%2u%c", &year_number, &month_number,
                                 &day_number, &between, &hour, &minute, &more);
    const bool day_only = read == 3;
    const bool with_clock = read == 6 && (between == ' ' || between == 'T') && hour < 24 && minute < 60;
    const year_month_day date{year(year_number), month(month_number), day(day_number)};
    if ((!day_only && !with_clock) || !date.ok()) return std::nullopt;
    return local_days(date) + hours(hour) + minutes(minute);
}

}  // namespace

std::optional<reserve::Instant> parse_time(const std::string& text, const std::string& zone) {
    if (const auto wall_clock = parse_wall_clock(text))
        return reserve::WallClock::of(zone).instant(*wall_clock);
    return parse_instant(text);
}

std::string not_a_time(const std::string& text) {
    if (parse_time(text, "Etc/UTC")) return "";
    return text +
           " is no time: write 2026-11-24, \"2026-11-24 09:00\" (by the clocks of the room), or "
           "2026-11-24T08:00:00Z";
}

}  // namespace config
