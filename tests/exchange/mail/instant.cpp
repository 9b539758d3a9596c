#include "tests/exchange/mail/instant.hpp"

#include <chrono>
#include <cstdio>

namespace exchange {

Seconds now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string to_xml_time(Seconds instant) {
    const std::chrono::sys_seconds point{std::chrono::seconds{instant}};
    const auto day = std::chrono::floor<std::chrono::days>(point);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{point - day};
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

namespace {

std::optional<Seconds> offset_of(std::string_view zone) {
    if (zone.empty() || zone == "Z") return 0;
    int hours = 0;
    int minutes = 0;
    char end = 0;
    const std::string text(zone.substr(1));
    if (std::sscanf(text.c_str(), "%2d:%2d%c", &hours, &minutes, &end) != 2) return std::nullopt;
    const Seconds offset = hours * 3600 + minutes * 60;
    if (zone[0] == '+') return offset;
    if (zone[0] == '-') return -offset;
    return std::nullopt;
}

}  // namespace

std::optional<Seconds> from_xml_time(std::string_view text) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int used = 0;
    const std::string copy(text);
    if (std::sscanf(copy.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%n", &year, &month, &day, &hour, &minute, &second,
                    &used) != 6)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(used));
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        while (!text.empty() && text[0] >= '0' && text[0] <= '9') text.remove_prefix(1);
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    const auto offset = offset_of(text);
    if (!date.ok() || hour > 24 || minute > 59 || second > 60 || !offset) return std::nullopt;
    const Seconds days = std::chrono::sys_days{date}.time_since_epoch().count();
    return days * 86400 + hour * 3600 + minute * 60 + second - *offset;
}

}  // namespace exchange
