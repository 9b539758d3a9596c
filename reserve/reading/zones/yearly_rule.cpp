#include "reserve/reading/zones/yearly_rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <span>

#include "reserve/ascii.hpp"
#include "reserve/reading/calendar/values.hpp"

namespace reserve {
namespace {

using std::chrono::local_days;
using std::chrono::year_month_day;

std::optional<int> number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<YearlyRule::Weekday> weekday(std::string_view text) {
    constexpr std::array names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    if (text.size() < 2) return std::nullopt;
    const auto name = text.substr(text.size() - 2);
    const auto found = std::ranges::find_if(names, [&](const char* n) { return ascii::same(name, n); });
    const auto nth = text.size() == 2 ? 0 : number(text.substr(0, text.size() - 2));
    if (found == names.end() || !nth || *nth < -5 || *nth > 5) return std::nullopt;
    return YearlyRule::Weekday{.nth = *nth, .weekday = static_cast<unsigned>(found - names.begin())};
}

// Counted from the front or, below 0, from behind.
bool take_ordinals(std::vector<int>& ordinals, std::string_view list, int most) {
    for (const auto value : split(list, ',')) {
        const auto ordinal = number(value);
        if (!ordinal || *ordinal == 0 || *ordinal < -most || *ordinal > most) return false;
        ordinals.push_back(*ordinal);
    }
    return true;
}

bool take_months(YearlyRule& rule, std::string_view list) {
    for (const auto value : split(list, ',')) {
        const auto month = number(value);
        if (!month || *month < 1 || *month > 12) return false;
        if (std::ranges::find(rule.months, static_cast<unsigned>(*month)) == rule.months.end())
            rule.months.push_back(static_cast<unsigned>(*month));
    }
    return true;
}

bool take_weekdays(YearlyRule& rule, std::string_view list) {
    for (const auto value : split(list, ',')) {
        const auto day = weekday(value);
        if (!day) return false;
        rule.weekdays.push_back(*day);
    }
    return true;
}

bool take_until(YearlyRule& rule, std::string_view text) {
    const auto until = parse_time(text, "");
    if (!until) return ascii::starts_with(text, "9999") || ascii::starts_with(text, "4000");  // for ever
    rule.until = until->date_only ? until->local + std::chrono::hours(24) : until->local;
    rule.until_is_utc = until->kind == CalendarTime::Kind::utc;
    return true;
}

bool take_count(YearlyRule& rule, std::string_view text) {
    rule.count = number(text);
    return rule.count && *rule.count > 0;
}

bool is_time_of(std::chrono::local_seconds start, std::string_view name, std::string_view value) {
    const std::chrono::hh_mm_ss clock(start - std::chrono::floor<std::chrono::days>(start));
    if (ascii::same(name, "BYHOUR")) return number(value) == clock.hours().count();
    if (ascii::same(name, "BYMINUTE")) return number(value) == clock.minutes().count();
    return ascii::same(name, "BYSECOND") && number(value) == clock.seconds().count();
}

bool take(YearlyRule& rule, std::string_view name, std::string_view value) {
    if (ascii::same(name, "FREQ")) return ascii::same(value, "YEARLY") || ascii::same(value, "MONTHLY");
    if (ascii::same(name, "INTERVAL")) return value == "1" || value == "12";
    if (ascii::same(name, "BYMONTH")) return take_months(rule, value);
    if (ascii::same(name, "BYDAY")) return take_weekdays(rule, value);
    if (ascii::same(name, "BYMONTHDAY")) return take_ordinals(rule.month_days, value, 31);
    if (ascii::same(name, "BYSETPOS")) return take_ordinals(rule.positions, value, 366);
    if (ascii::same(name, "COUNT")) return take_count(rule, value);
    if (ascii::same(name, "UNTIL")) return take_until(rule, value);
    return ascii::same(name, "WKST");
}

bool matches(const YearlyRule& rule, year_month_day date) {
    const auto last = static_cast<int>(unsigned((date.year() / date.month() / std::chrono::last).day()));
    const auto day = static_cast<int>(unsigned(date.day()));
    const auto on_month_day = [&](int d) { return d == day || d == day - last - 1; };
    const auto on_weekday = [&](const YearlyRule::Weekday& w) {
        if (std::chrono::weekday(std::chrono::local_days(date)).c_encoding() != w.weekday) return false;
        return w.nth == 0 || w.nth == (day - 1) / 7 + 1 || w.nth == -((last - day) / 7 + 1);
    };
    return (rule.month_days.empty() || std::ranges::any_of(rule.month_days, on_month_day)) &&
           (rule.weekdays.empty() || std::ranges::any_of(rule.weekdays, on_weekday));
}

int days_from(std::chrono::local_days day, unsigned weekday) {
    return static_cast<int>(weekday + 7 - std::chrono::weekday(day).c_encoding()) % 7;
}

// The third Monday, the last Sunday; none where the month has no fifth.
std::optional<local_days> nth_weekday(std::chrono::year_month month, const YearlyRule::Weekday& wanted) {
    using std::chrono::days;
    const local_days first(month / 1), last(month / std::chrono::last);
    const local_days first_one = first + days(days_from(first, wanted.weekday));
    const local_days last_one = last - days((7 - days_from(last, wanted.weekday)) % 7);
    const local_days day =
        wanted.nth > 0 ? first_one + days(7 * (wanted.nth - 1)) : last_one + days(7 * (wanted.nth + 1));
    return first <= day && day <= last ? std::optional(day) : std::nullopt;
}

// The days of a month that match, one by one.
std::vector<local_days> matching_days(const YearlyRule& rule, std::chrono::year_month month,
                                      local_days start) {
    const auto last = unsigned((month / std::chrono::last).day());
    const bool one_weekday = rule.weekdays.size() == 1;
    const bool names_days = !rule.weekdays.empty() || !rule.month_days.empty();
    const int begin = one_weekday ? days_from(local_days(month / 1), rule.weekdays.front().weekday) : 0;
    std::vector<local_days> found;
    for (auto day = static_cast<unsigned>(begin) + 1; day <= last; day += one_weekday ? 7 : 1) {
        const year_month_day date = month / std::chrono::day(day);
        if (names_days ? matches(rule, date) : date.day() == year_month_day(start).day())
            found.push_back(local_days(date));
    }
    return found;
}

std::vector<local_days> at_positions(const std::vector<int>& positions, std::vector<local_days> days) {
    if (positions.empty()) return days;
    const auto size = static_cast<int>(days.size());
    std::ranges::sort(days);
    std::vector<local_days> chosen;
    for (const int position : positions) {
        const int index = position > 0 ? position - 1 : size + position;
        if (index >= 0 && index < size) chosen.push_back(days[static_cast<std::size_t>(index)]);
    }
    return chosen;
}

// Where the COUNT that begins with `start` ends; nothing where it does not within the years that are known.
std::optional<std::chrono::local_seconds> end_of_count(const YearlyRule& rule,
                                                       std::chrono::local_seconds start) {
    constexpr std::chrono::year last_year(2200);
    const auto first = std::chrono::floor<std::chrono::days>(start);
    int left = *rule.count;
    for (auto year = year_month_day(first).year(); year <= last_year; ++year) {
        auto days = rule.days(year, first);
        std::ranges::sort(days);
        for (const local_days day : days)
            if (day >= first && --left == 0) return day + (start - first);
    }
    return std::nullopt;
}

}  // namespace

std::vector<local_days> YearlyRule::days(std::chrono::year year, local_days start) const {
    const unsigned own_month[] = {unsigned(year_month_day(start).month())};
    const bool by_count = weekdays.size() == 1 && weekdays.front().nth != 0 && month_days.empty();
    std::vector<local_days> found;
    for (const unsigned month : months.empty() ? std::span<const unsigned>(own_month) : std::span(months)) {
        const auto in_month = year / std::chrono::month(month);
        if (by_count) {
            if (const auto day = nth_weekday(in_month, weekdays.front())) found.push_back(*day);
        } else {
            std::ranges::copy(matching_days(*this, in_month, start), std::back_inserter(found));
        }
    }
    return at_positions(positions, std::move(found));
}

std::optional<YearlyRule> parse_yearly_rule(std::string_view rrule, std::chrono::local_seconds start) {
    constexpr std::size_t longest = 400,
                          longest_counted = 100;  // 300 years may be looked through for its end
    if (rrule.size() > longest) return std::nullopt;
    YearlyRule rule;
    std::string_view frequency, interval = "1";
    for (const auto part : split(rrule, ';')) {
        if (part.empty()) continue;
        const auto equals = std::min(part.find('='), part.size());
        const auto name = part.substr(0, equals);
        if (equals == part.size()) return std::nullopt;
        const auto value = part.substr(equals + 1);
        if (!take(rule, name, value) && !is_time_of(start, name, value)) return std::nullopt;
        if (ascii::same(name, "FREQ")) frequency = value;
        if (ascii::same(name, "INTERVAL")) interval = value;
    }
    const bool every_twelfth_month = interval == "12";
    const bool monthly = ascii::same(frequency, "MONTHLY") && !every_twelfth_month;
    if (every_twelfth_month) {
        if (!ascii::same(frequency, "MONTHLY") || !rule.months.empty()) return std::nullopt;
        rule.months = {unsigned(year_month_day(std::chrono::floor<std::chrono::days>(start)).month())};
    }
    const bool days_of_the_year = rule.months.empty() && (monthly || !rule.weekdays.empty());
    const bool positions_in_a_month = monthly && !rule.positions.empty();
    if (frequency.empty() || days_of_the_year || positions_in_a_month) return std::nullopt;
    if (rule.count && (rule.until || rrule.size() > longest_counted)) return std::nullopt;
    if (rule.count) rule.until = end_of_count(rule, start);
    return rule;
}

}  // namespace reserve
