#include "reserve/recurrence/until.hpp"

#include <algorithm>
#include <charconv>

namespace reserve {
namespace {

using namespace std::chrono;

int digits(std::string_view text, std::size_t first, std::size_t length) {
    int value = 0;
    std::from_chars(text.data() + first, text.data() + first + length, value);
    return value;
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<local_days> parse_date(std::string_view text) {
    if (text.size() != 8 || !all_digits(text)) return std::nullopt;
    const auto date = year{digits(text, 0, 4)} / month{static_cast<unsigned>(digits(text, 4, 2))} /
                      day{static_cast<unsigned>(digits(text, 6, 2))};
    if (!date.ok()) return std::nullopt;
    return local_days{date};
}

std::optional<seconds> parse_time(std::string_view text) {
    if (text.size() != 6 || !all_digits(text)) return std::nullopt;
    const int hour = digits(text, 0, 2);
    const int minute = digits(text, 2, 2);
    const int second = digits(text, 4, 2);
    if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return hours{hour} + minutes{minute} + seconds{second};
}

}  // namespace

std::optional<Until> parse_until(std::string_view text) {
    const auto date = parse_date(text.substr(0, 8));
    if (!date) return std::nullopt;
    if (text.size() == 8) return Until{*date + days{1} - seconds{1}};
    Until until;
    if (text.ends_with('Z')) {
        until.is_utc = true;
        text.remove_suffix(1);
    }
    if (text[8 < text.size() ? 8 : 0] != 'T') return std::nullopt;
    const auto time = parse_time(text.substr(9));
    if (!time) return std::nullopt;
    until.local = *date + *time;
    return until;
}

}  // namespace reserve
