#pragma once
#include <array>
#include <bitset>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace reserve {

enum class Frequency { secondly, minutely, hourly, daily, weekly, monthly, yearly };

// BYMONTHDAY and BYYEARDAY count from the first day, or backwards from the last (-1).
template <std::size_t days>
struct Ordinals {
    std::bitset<days + 1> forwards;
    std::bitset<days + 1> backwards;
    bool any() const { return forwards.any() || backwards.any(); }
};

// What becomes of days and leap months that a month or year does not have (RFC 7529 4.1).
enum class Skip { omit, backward, forward };

// A RECUR value (RFC 5545 3.3.10, RFC 7529). Lists are sets, so that a repeated entry costs and means
// nothing.
struct Rule {
    Frequency frequency = Frequency::daily;
    int interval = 1;
    std::optional<int> count;
    std::optional<std::chrono::local_seconds> until;  // inclusive; of a DATE the end of that day
    bool until_is_utc = false;
    std::chrono::weekday week_start = std::chrono::Monday;
    std::string
        scale;  // RSCALE in lower case: the calendar in which months and years count; empty: Gregorian
    Skip skip = Skip::omit;
    std::bitset<14> months;
    std::bitset<14> leap_months;  // BYMONTH=5L
    Ordinals<31> month_days;
    Ordinals<366> year_days;
    Ordinals<53> weeks;       // BYWEEKNO
    std::bitset<7> weekdays;  // Sunday is 0
    bool has_nth_weekdays = false;
    std::array<Ordinals<53>, 7> nth_weekdays;  // BYDAY=-1FR: the last Friday of the month or year
    Ordinals<366> positions;                   // BYSETPOS
    std::bitset<24> hours;
    std::bitset<60> minutes;
    std::bitset<61> seconds;
};

struct RuleRefusal {
    std::string reason;  // in words, for the organizer
};

// Reads a RECUR value strictly: what is not understood whole is refused, never half understood.
std::variant<Rule, RuleRefusal> parse_rule(std::string_view text);

}  // namespace reserve
