#include "reserve/reading/calendar/values.hpp"

#include <libical/ical.h>

#include <algorithm>

#include "reserve/address.hpp"
#include "reserve/ascii.hpp"
#include "reserve/reading/mime/charset.hpp"
#include "reserve/reading/mime/transfer_encoding.hpp"
#include "reserve/x500_name.hpp"

namespace reserve {
namespace {

// Digits only; -1 when they are not.
int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (!ascii::digit(c)) return -1;
        value = value * 10 + (c - '0');
    }
    return digits.empty() ? -1 : value;
}

std::optional<std::chrono::local_days> parse_date(std::string_view text) {
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(4, 2));
    const int day = number(text.substr(6, 2));
    if (year < 1900 || year > 2200 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::local_days(date);
}

std::optional<std::chrono::seconds> parse_clock(std::string_view text) {
    const int hour = number(text.substr(0, 2));
    const int minute = number(text.substr(2, 2));
    const int second = number(text.substr(4, 2));
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return std::nullopt;
    const std::chrono::seconds leap_as_the_one_before(std::min(second, 59));
    return std::chrono::hours(hour) + std::chrono::minutes(minute) + leap_as_the_one_before;
}

// libical leaves out a number at the end that has no unit, and does not see where one is too large.
bool has_whole_numbers(std::string_view duration) {
    constexpr int longest_number = 7;
    int digits = 0;
    for (const char c : duration) {
        digits = ascii::digit(c) ? digits + 1 : 0;
        if (digits > longest_number) return false;
    }
    return digits == 0;
}

}  // namespace

std::optional<CalendarTime> parse_time(std::string_view text, std::string_view tzid) {
    constexpr std::size_t date_length = 8, local_length = 15, utc_length = 16;
    text = ascii::trimmed(text);
    if (text.size() < date_length) return std::nullopt;
    const auto date = parse_date(text);
    if (!date) return std::nullopt;
    if (text.size() == date_length)
        return CalendarTime{
            .local = *date, .kind = CalendarTime::Kind::floating, .date_only = true, .tzid = {}};
    const bool utc = text.size() == utc_length && ascii::lower(text.back()) == 'z';
    if ((text.size() != local_length && !utc) || ascii::lower(text[date_length]) != 't') return std::nullopt;
    const auto clock = parse_clock(text.substr(date_length + 1));
    if (!clock) return std::nullopt;
    CalendarTime time{
        .local = *date + *clock, .kind = CalendarTime::Kind::utc, .date_only = false, .tzid = {}};
    if (utc) return time;
    time.kind = tzid.empty() ? CalendarTime::Kind::floating : CalendarTime::Kind::zoned;
    time.tzid = tzid;
    return time;
}

std::string_view tzid_of(const ContentLine& line) {
    constexpr std::string_view nameless = " ";
    const auto tzid = line.parameter("TZID");
    return tzid.empty() && line.has("TZID") ? nameless : tzid;
}

std::optional<CalendarTime> time_of(const ContentLine& line) {
    auto time = parse_time(line.value, tzid_of(line));
    if (!time || time->date_only || !ascii::same(line.parameter("VALUE"), "DATE")) return time;
    const auto midnight = std::chrono::floor<std::chrono::days>(time->local);
    if (time->local != midnight) return std::nullopt;
    return CalendarTime{
        .local = midnight, .kind = CalendarTime::Kind::floating, .date_only = true, .tzid = {}};
}

std::optional<Duration> parse_duration(std::string_view text) {
    constexpr std::size_t longest_text = 40;
    constexpr auto longest = std::chrono::days(3660);
    text = ascii::trimmed(text);
    if (text.size() > longest_text || std::ranges::none_of(text, ascii::digit)) return std::nullopt;
    if (!has_whole_numbers(text)) return std::nullopt;
    icalerror_set_errors_are_fatal(0);
    const icaldurationtype parsed = icaldurationtype_from_string(std::string(text).c_str());
    if (icaldurationtype_is_bad_duration(parsed)) return std::nullopt;
    const Duration duration{.days = std::chrono::days(parsed.days) + std::chrono::weeks(parsed.weeks),
                            .exact = std::chrono::hours(parsed.hours) + std::chrono::minutes(parsed.minutes) +
                                     std::chrono::seconds(parsed.seconds)};
    const bool zero = duration == Duration{};
    const bool bounded = duration.days <= longest && duration.exact <= longest;
    if ((parsed.is_neg && !zero) || !bounded) return std::nullopt;
    return duration;
}

std::optional<std::chrono::seconds> parse_utc_offset(std::string_view text) {
    text = ascii::trimmed(text);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::string digits(text);
    std::erase(digits, ':');
    if (digits.size() == 3 || digits.size() == 5) digits.insert(0, "0");
    if (digits.size() != 4 && digits.size() != 6) return std::nullopt;
    digits.resize(6, '0');
    const auto clock = parse_clock(digits);
    if (!clock) return std::nullopt;
    return negative ? -*clock : *clock;
}

std::string parse_text(std::string_view text, std::size_t longest) {
    std::string out;
    for (std::size_t i = 0; i < text.size() && out.size() < longest; ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char escaped = text[++i];
        out += ascii::lower(escaped) == 'n' ? '\n' : escaped;
    }
    const auto is_continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    if (out.size() == longest) {  // do not end inside a character
        while (!out.empty() && is_continuation(out.back())) out.pop_back();
        if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0x80) out.pop_back();
    }
    return out;
}

std::string text_of(const ContentLine* line, std::size_t longest) {
    if (!line) return {};
    if (!line->is_quoted_printable()) return parse_text(line->value, longest);
    std::string joined;
    for (std::size_t i = 0; i < line->value.size(); ++i) {
        const auto pair = line->value.substr(i, 2);
        if (pair == "=\n" || pair == "=")
            ++i;
        else
            joined += line->value[i];
    }
    return parse_text(to_utf8(decoded(joined, "quoted-printable"), line->parameter("CHARSET")), longest);
}

std::string parameter_text(std::string_view text, std::size_t longest) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '^' && i + 1 < text.size() ? text[i + 1] : '\0';
        const bool is_escape = next == 'n' || next == '^' || next == '\'';
        if (is_escape) ++i;
        out += !is_escape ? text[i] : next == 'n' ? '\n' : next == '^' ? '^' : '"';
    }
    return parse_text(out, longest);
}

std::vector<std::string_view> split(std::string_view list, char separator) {
    std::vector<std::string_view> values;
    while (true) {
        const auto end = std::min(list.find(separator), list.size());
        values.push_back(ascii::trimmed(list.substr(0, end)));
        if (end == list.size()) return values;
        list.remove_prefix(end + 1);
    }
}

std::string comparable_uid(std::string_view uid) {
    constexpr std::string_view global_object_id = "040000008200E00074C5B7101A82E008";
    std::string comparable(ascii::trimmed(uid));
    const auto is_hex = [](char c) { return ascii::hex_digit(c) >= 0; };
    if (ascii::starts_with(comparable, global_object_id) && std::ranges::all_of(comparable, is_hex))
        std::ranges::transform(comparable, comparable.begin(), ascii::upper);
    return comparable;
}

std::string without_mailto(std::string_view address) {
    constexpr std::string_view scheme = "mailto:";
    address = ascii::trimmed(address);
    if (const auto parsed = Address::parse(address))
        return x500_name(parsed->text()).value_or(to_utf8(parsed->text(), ""));
    const bool is_uri = ascii::starts_with(address, scheme);
    if (is_uri) address = ascii::trimmed(address.substr(scheme.size()));
    const auto bracket = address.ends_with('>') ? address.rfind('<') : std::string_view::npos;
    if (bracket != std::string_view::npos)
        address = address.substr(bracket + 1, address.size() - bracket - 2);
    return is_uri ? to_utf8(ascii::percent_decoded(address), "") : std::string(address);
}

}  // namespace reserve
