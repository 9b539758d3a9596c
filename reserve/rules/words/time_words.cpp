#include "reserve/rules/words/time_words.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"

namespace reserve {
namespace {

constexpr std::size_t clock_length = 5;  // hh:mm

std::string day_part(const std::string& words) { return words.substr(0, words.size() - clock_length - 1); }
std::string clock_part(const std::string& words) { return words.substr(words.size() - clock_length); }

std::string span_in_words(const Interval& time, const std::string& zone) {
    const std::string start = in_words(time.start, zone);
    const std::string end = in_words(time.end, zone);
    if (time.start == time.end) return start;
    if (day_part(start) == day_part(end)) return start + "-" + clock_part(end);
    return start + " - " + end;
}

std::string counted(std::int64_t number, const std::string& unit) {
    return std::to_string(number) + " " + unit + (number == 1 ? "" : "s");
}

}  // namespace

TimeWords::TimeWords(std::string meeting_zone, std::string room_zone)
    : meeting_zone_(std::move(meeting_zone)), room_zone_(std::move(room_zone)) {}

std::string TimeWords::operator()(const Interval& time) const {
    const std::string own = span_in_words(time, meeting_zone_);
    const std::string at_room = span_in_words(time, room_zone_);
    if (own == at_room) return own + " (" + room_zone_ + ")";
    return own + " (" + meeting_zone_ + "), which is " + at_room + " at the room (" + room_zone_ + ")";
}

std::string TimeWords::day(Instant instant) const { return day_part(in_words(instant, room_zone_)); }

std::string meeting_zone(const Component& component, const std::vector<Zone>& zones,
                         const std::string& room_zone) {
    if (component.start.kind != CalendarTime::Kind::zoned) return room_zone;
    const auto zone = std::ranges::find(zones, component.start.tzid, &Zone::tzid);
    return zone != zones.end() && zone->known && is_zone(*zone->known) ? *zone->known : room_zone;
}

std::string length_in_words(std::chrono::seconds length) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(length).count();
    const auto days = minutes / 1440;
    const auto hours = minutes % 1440 / 60;
    std::string words;
    if (days > 0) words += counted(days, "day") + " ";
    if (hours > 0) words += counted(hours, "hour") + " ";
    if (minutes % 60 > 0 || words.empty()) words += counted(minutes % 60, "minute") + " ";
    words.pop_back();
    return words;
}

std::string list_in_words(const std::vector<std::string>& items) {
    std::string words;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) words += i + 1 == items.size() ? " and " : ", ";
        words += items[i];
    }
    return words;
}

}  // namespace reserve
