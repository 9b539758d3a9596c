#include "reserve/recurrence/rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "reserve/ascii.hpp"
#include "reserve/recurrence/scales/calendar_scale.hpp"
#include "reserve/recurrence/until.hpp"

namespace reserve {
namespace {

constexpr std::size_t longest_rule = 4096;
constexpr int largest_interval = 32'767;  // from DAILY upwards, as libical
constexpr int largest_interval_below_a_day = 100'000;
constexpr int largest_count = std::numeric_limits<int>::max();
constexpr std::array<std::string_view, 7> weekday_names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

// Thrown inside this file only: parse_rule turns it into a RuleRefusal.
struct Refused {
    std::string reason;
};

std::optional<int> number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

int number_between(std::string_view part, std::string_view text, int least, int most) {
    const auto value = number(text);
    if (!value || *value < least || *value > most) {
        throw Refused{std::string(part) + "=" + std::string(text) + " is not a number from " +
                      std::to_string(least) + " to " + std::to_string(most)};
    }
    return *value;
}

template <typename Each>
void for_each_item(std::string_view list, char separator, const Each& each) {
    while (true) {
        const std::size_t end = list.find(separator);
        each(list.substr(0, end));
        if (end == std::string_view::npos) return;
        list.remove_prefix(end + 1);
    }
}

template <std::size_t size>
void read_set(std::bitset<size>& set, std::string_view part, std::string_view list, int least) {
    for_each_item(list, ',', [&](std::string_view item) {
        set.set(static_cast<std::size_t>(number_between(part, item, least, int{size} - 1)));
    });
}

template <std::size_t days>
void add_ordinal(Ordinals<days>& ordinals, std::string_view part, std::string_view item) {
    const int ordinal = number_between(part, item, -int{days}, int{days});
    if (ordinal == 0) throw Refused{std::string(part) + "=0 names no day"};
    if (ordinal > 0) ordinals.forwards.set(static_cast<std::size_t>(ordinal));
    if (ordinal < 0) ordinals.backwards.set(static_cast<std::size_t>(-ordinal));
}

template <std::size_t days>
void read_ordinals(Ordinals<days>& ordinals, std::string_view part, std::string_view list) {
    for_each_item(list, ',', [&](std::string_view item) { add_ordinal(ordinals, part, item); });
}

std::chrono::weekday weekday_named(std::string_view name) {
    const auto* const found = std::ranges::find(weekday_names, name);
    if (found == weekday_names.end()) throw Refused{std::string(name) + " is no day of the week"};
    return std::chrono::weekday(static_cast<unsigned>(found - weekday_names.begin()));
}

void read_weekday(Rule& rule, std::string_view item) {
    if (item.size() < 2) throw Refused{"BYDAY names no day of the week"};
    const std::chrono::weekday weekday = weekday_named(item.substr(item.size() - 2));
    if (item.size() == 2) {
        rule.weekdays.set(weekday.c_encoding());
        return;
    }
    rule.has_nth_weekdays = true;
    add_ordinal(rule.nth_weekdays[weekday.c_encoding()], "BYDAY", item.substr(0, item.size() - 2));
}

void read_frequency(Rule& rule, std::string_view value) {
    static constexpr std::array<std::pair<std::string_view, Frequency>, 7> known{
        {{"SECONDLY", Frequency::secondly},
         {"MINUTELY", Frequency::minutely},
         {"HOURLY", Frequency::hourly},
         {"DAILY", Frequency::daily},
         {"WEEKLY", Frequency::weekly},
         {"MONTHLY", Frequency::monthly},
         {"YEARLY", Frequency::yearly}}};
    const auto* const found = std::ranges::find(known, value, &std::pair<std::string_view, Frequency>::first);
    if (found == known.end()) throw Refused{"FREQ=" + std::string(value) + " is no frequency"};
    rule.frequency = found->second;
}

void read_until(Rule& rule, std::string_view value) {
    const auto until = parse_until(value);
    if (!until) throw Refused{"UNTIL=" + std::string(value) + " is no date"};
    rule.until = until->local;
    rule.until_is_utc = until->is_utc;
}

// RFC 7529 4.2: 5L is the leap month that follows the fifth one.
void read_months(Rule& rule, std::string_view list) {
    for_each_item(list, ',', [&](std::string_view item) {
        const bool leap = item.ends_with('L');
        if (leap) item.remove_suffix(1);
        const int number = number_between("BYMONTH", item, 1, 13);
        (leap ? rule.leap_months : rule.months).set(static_cast<std::size_t>(number));
    });
}

void read_scale(Rule& rule, std::string_view value) {
    std::string name = ascii::lowered(value);
    if (name == "gregory") name = "gregorian";
    if (!CalendarScale::is_known(name))
        throw Refused{"RSCALE=" + std::string(value) + " is no calendar that is known"};
    rule.scale = std::move(name);
}

void read_skip(Rule& rule, std::string_view value) {
    if (value == "BACKWARD")
        rule.skip = Skip::backward;
    else if (value == "FORWARD")
        rule.skip = Skip::forward;
    else if (value != "OMIT")
        throw Refused{"SKIP=" + std::string(value) + " is not understood"};
}

void read_part(Rule& rule, std::string_view name, std::string_view value) {
    if (name == "FREQ") return read_frequency(rule, value);
    if (name == "UNTIL") return read_until(rule, value);
    if (name == "INTERVAL")
        return void(rule.interval = number_between(name, value, 1, largest_interval_below_a_day));
    if (name == "COUNT") return void(rule.count = number_between(name, value, 1, largest_count));
    if (name == "WKST") return void(rule.week_start = weekday_named(value));
    if (name == "BYMONTH") return read_months(rule, value);
    if (name == "BYMONTHDAY") return read_ordinals(rule.month_days, name, value);
    if (name == "BYYEARDAY") return read_ordinals(rule.year_days, name, value);
    if (name == "BYWEEKNO") return read_ordinals(rule.weeks, name, value);
    if (name == "BYSETPOS") return read_ordinals(rule.positions, name, value);
    if (name == "BYHOUR") return read_set(rule.hours, name, value, 0);
    if (name == "BYMINUTE") return read_set(rule.minutes, name, value, 0);
    if (name == "BYSECOND") return read_set(rule.seconds, name, value, 0);
    if (name == "RSCALE") return read_scale(rule, value);
    if (name == "SKIP") return read_skip(rule, value);
    if (name == "BYDAY") {
        return for_each_item(value, ',', [&](std::string_view item) { read_weekday(rule, item); });
    }
    throw Refused{"the part " + std::string(name) + " is not understood"};
}

// RFC 5545 3.3.10 forbids some parts with some frequencies; implementations read them in different ways.
void refuse_forbidden_parts(const Rule& rule) {
    const bool yearly = rule.frequency == Frequency::yearly;
    const bool below_a_day = rule.frequency < Frequency::daily;
    if (rule.year_days.any() && !yearly && !below_a_day) {
        throw Refused{"BYYEARDAY does not go with FREQ=DAILY, WEEKLY and MONTHLY"};
    }
    if (rule.month_days.any() && rule.frequency == Frequency::weekly) {
        throw Refused{"BYMONTHDAY does not go with FREQ=WEEKLY"};
    }
    if (rule.has_nth_weekdays && !yearly && rule.frequency != Frequency::monthly) {
        throw Refused{"a numbered BYDAY does not go with FREQ=DAILY and shorter ones"};
    }
    if (rule.weeks.any() && !yearly) throw Refused{"BYWEEKNO goes with FREQ=YEARLY only"};
    if (rule.weeks.any() && rule.has_nth_weekdays) {
        throw Refused{"a numbered BYDAY does not go with BYWEEKNO"};
    }
    if ((rule.scale.empty() || rule.scale == "gregorian") &&
        (rule.leap_months.any() || rule.months.test(13))) {
        throw Refused{"BYMONTH names a month that the Gregorian calendar does not have"};
    }
    if (!below_a_day && rule.interval > largest_interval) {
        throw Refused{"INTERVAL=" + std::to_string(rule.interval) + " is more than " +
                      std::to_string(largest_interval)};
    }
}

// A week has each of its days once: a number, which RFC 5545 3.3.10 forbids there, says nothing.
void drop_numbers_in_weeks(Rule& rule) {
    if (rule.frequency != Frequency::weekly) return;
    for (std::size_t weekday = 0; weekday < rule.nth_weekdays.size(); ++weekday)
        if (rule.nth_weekdays[weekday].any()) rule.weekdays.set(weekday);
    rule.nth_weekdays = {};
    rule.has_nth_weekdays = false;
}

// Upper case and without blanks: some clients fold inside a value.
std::string normalized(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == ' ' || c == '\t') continue;
        result.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return result;
}

Rule read_rule(std::string_view text) {
    Rule rule;
    std::vector<std::string> seen;
    for_each_item(text, ';', [&](std::string_view part) {
        if (part.empty()) return;  // a ; at the end
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) throw Refused{"it has a part without a value"};
        const std::string name(part.substr(0, equals));
        if (std::ranges::find(seen, name) != seen.end()) throw Refused{name + " stands there twice"};
        seen.push_back(name);
        read_part(rule, name, part.substr(equals + 1));
    });
    if (std::ranges::find(seen, "FREQ") == seen.end()) throw Refused{"it has no FREQ"};
    drop_numbers_in_weeks(rule);
    refuse_forbidden_parts(rule);
    return rule;
}

}  // namespace

std::variant<Rule, RuleRefusal> parse_rule(std::string_view text) {
    if (text.size() > longest_rule) return RuleRefusal{"it is too long"};
    try {
        return read_rule(normalized(text));
    } catch (const Refused& refused) {
        return RuleRefusal{refused.reason};
    }
}

}  // namespace reserve
