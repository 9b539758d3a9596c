#include "config/output/local_time.hpp"

#include <date/date.h>
#include <date/tz.h>

#include <sstream>

namespace config {

namespace {

const date::time_zone* find_zone(const std::string& zone) {
    try {
        return date::locate_zone(zone);
    } catch (const std::runtime_error&) {  // its way to say that there is none
        return date::locate_zone("Etc/UTC");
    }
}

std::optional<reserve::Instant> parse_as(const char* format, const std::string& text) {
    std::istringstream in(text);
    reserve::Instant instant;
    in >> date::parse(format, instant);
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
    return instant;
}

}  // namespace

std::string local_time(reserve::Instant instant, const std::string& zone) {
    return date::format("%F %R %Ez", date::make_zoned(find_zone(zone), instant));
}

std::string utc_time(reserve::Instant instant) { return date::format("%FT%TZ", instant); }

std::optional<reserve::Instant> parse_instant(const std::string& text) {
    for (const char* format : {"%FT%TZ", "%FT%RZ", "%FT%T%Ez", "%FT%R%Ez"}) {
        if (const auto instant = parse_as(format, text)) return instant;
    }
    return std::nullopt;
}

std::string not_an_instant(const std::string& text) {
    if (parse_instant(text)) return "";
    return "\"" + text +
           "\" is no instant; write one such as 2026-11-24T08:00:00Z or 2026-11-24T09:00:00+01:00";
}

}  // namespace config
