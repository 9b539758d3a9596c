#include "reserve/rules/versions/fingerprint.hpp"

#include <algorithm>
#include <cstdint>

namespace reserve {
namespace {

std::string text_of(const CalendarTime& time) {
    return std::to_string(time.local.time_since_epoch().count()) + (time.date_only ? "d" : "t") +
           std::to_string(static_cast<int>(time.kind)) + time.tzid;
}

std::string text_of(std::vector<CalendarTime> times) {
    std::ranges::sort(times, {}, &CalendarTime::local);
    std::string text;
    for (const CalendarTime& time : times) text += text_of(time) + ',';
    return text;
}

std::string text_of(const std::optional<Duration>& duration) {
    if (!duration) return {};
    return std::to_string(duration->days.count()) + 'D' + std::to_string(duration->exact.count());
}

std::string text_of(const std::vector<Period>& periods) {
    std::vector<std::string> parts;
    for (const Period& period : periods)
        parts.push_back(text_of(period.start) + '/' + (period.end ? text_of(*period.end) : std::string()) +
                        text_of(period.duration) + ',');
    std::ranges::sort(parts);
    std::string text;
    for (const std::string& part : parts) text += part;
    return text;
}

std::string text_of(const AskedComponent& asked) {
    const Component& component = asked.component;
    std::string text = std::to_string(static_cast<int>(asked.wish)) + '|' + text_of(component.start) + '|';
    if (component.recurrence_id) text += text_of(*component.recurrence_id);
    text += component.this_and_future ? "+|" : "|";
    if (component.end) text += text_of(*component.end);
    text += text_of(component.duration);
    text += '|' + component.rrule.value_or("");
    for (const std::string& rule : component.further_rrules) text += "+" + rule;
    for (const std::string& rule : component.exrules) text += "-" + rule;
    return text + '|' + text_of(component.rdates) + '|' + text_of(component.exdates) +
           text_of(component.periods);
}

}  // namespace

// FNV-1a: who makes two contents collide spoils nothing but his own meeting.
std::string fingerprint(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    std::string digits(16, '0');
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, hash >>= 4)
        *digit = "0123456789abcdef"[hash & 15];
    return digits;
}

std::string fingerprint(const AskedComponent& asked) { return fingerprint(text_of(asked)); }

std::string fingerprint(const AskedMeeting& asked) {
    std::vector<std::string> parts;
    for (const AskedComponent& exception : asked.exceptions) parts.push_back(text_of(exception));
    std::ranges::sort(parts);
    std::string text = asked.series ? text_of(*asked.series) : std::string();
    for (const std::string& part : parts) text += '\n' + part;
    return fingerprint(text);
}

}  // namespace reserve
