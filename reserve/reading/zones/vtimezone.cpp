#include "reserve/reading/zones/vtimezone.hpp"

#include <algorithm>
#include <optional>

#include "reserve/ascii.hpp"
#include "reserve/reading/calendar/values.hpp"
#include "reserve/reading/zones/yearly_rule.hpp"

namespace reserve {
namespace {

using std::chrono::local_seconds;
using std::chrono::seconds;

constexpr std::size_t most_observances = 300;
constexpr std::ptrdiff_t most_counted = 10;  // rules with a COUNT: each is looked through from its beginning
constexpr std::size_t most_changes = 1000;   // of an observance
constexpr std::size_t most_offsets = 500;    // that differ, in the range

// STANDARD or DAYLIGHT (RFC 5545 3.6.5).
struct Observance {
    local_seconds start;  // in `from`
    seconds from{};
    seconds to{};
    std::vector<YearlyRule> rules;
    std::vector<local_seconds> dates;  // `start` and the RDATEs
};

Instant to_utc(local_seconds local, seconds offset) { return Instant(local.time_since_epoch()) - offset; }

// Microsoft counts from 16010101, and other programs from 1. That far back only the month and day matter.
std::optional<local_seconds> parse_start(std::string_view text) {
    if (text.size() >= 8 && std::ranges::all_of(text.substr(0, 4), ascii::digit) &&
        text.substr(0, 4) < "1900") {
        std::string later(text);
        later.replace(0, 4, "1900");
        if (later.substr(4, 4) == "0229") later.replace(4, 4, "0228");
        const auto time = parse_time(later, "");
        return time ? std::optional(time->local) : std::nullopt;
    }
    const auto time = parse_time(text, "");
    return time ? std::optional(time->local) : std::nullopt;
}

bool take_dates(Observance& observance, const Block& block) {
    for (const ContentLine& line : block.lines) {
        if (!line.is("RDATE")) continue;
        for (const auto value : split(line.value, ',')) {
            const auto time = parse_time(value.substr(0, value.find('/')), "");
            if (!time || observance.dates.size() >= most_changes) return false;
            const bool is_utc = time->kind == CalendarTime::Kind::utc;
            observance.dates.push_back(is_utc ? time->local + observance.from : time->local);
        }
    }
    return true;
}

// One that counts from 1601, or the like, says nothing.
bool take_rules(Observance& observance, const Block& block) {
    constexpr std::size_t most_rules = 10;
    for (const ContentLine& line : block.lines) {
        if (!line.is("RRULE") || line.value.empty()) continue;
        auto rule = parse_yearly_rule(line.value, observance.start);
        if (!rule || (rule->count && block.value("DTSTART") < "1900")) return false;
        if (observance.rules.size() == most_rules) return false;
        observance.rules.push_back(std::move(*rule));
    }
    return true;
}

// One that is alone counts for all time, and some leave out since when.
std::optional<Observance> parse_observance(const Block& block, bool alone) {
    const bool always = alone && !block.line("DTSTART");
    const auto start = parse_start(always ? "19700101T000000" : block.value("DTSTART"));
    const auto to = parse_utc_offset(block.value("TZOFFSETTO"));
    if (!start || !to) return std::nullopt;
    const auto from = parse_utc_offset(block.value("TZOFFSETFROM"));
    Observance observance{
        .start = *start, .from = from.value_or(*to), .to = *to, .rules = {}, .dates = {*start}};
    if (!take_dates(observance, block) || !take_rules(observance, block)) return std::nullopt;
    return observance;
}

bool is_over(const YearlyRule& rule, local_seconds local, Instant utc) {
    if (!rule.until) return false;
    return rule.until_is_utc ? utc.time_since_epoch() > rule.until->time_since_epoch() : local > *rule.until;
}

int year_of(local_seconds time) {
    return int(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time)).year());
}

// Those of one rule up to the end of `range`, with all that may be the last one before it.
void add_changes(std::vector<ZoneOffset>& found, const Observance& observance, const YearlyRule& rule,
                 const Interval& range) {
    const auto year_at = [](Instant instant) { return year_of(local_seconds(instant.time_since_epoch())); };
    const auto day = std::chrono::floor<std::chrono::days>(observance.start);
    const int first_year = std::max(year_of(observance.start), year_at(range.start) - 1);
    const auto add = [&](std::chrono::local_days date) {
        const local_seconds local = date + (observance.start - day);
        const Instant since = to_utc(local, observance.from);
        if (local > observance.start && !is_over(rule, local, since))
            found.push_back({.since = since, .offset = observance.to});
    };
    for (int year = first_year; year <= year_at(range.end) && found.size() < most_changes; ++year)
        std::ranges::for_each(rule.days(std::chrono::year(year), day), add);
    const bool ended_before = rule.until && year_of(*rule.until) < first_year;
    if (ended_before)  // its last change may be the one that counts at the beginning
        for (int year = year_of(*rule.until) - 1; year <= year_of(*rule.until); ++year)
            std::ranges::for_each(rule.days(std::chrono::year(year), day), add);
}

// The changes of one observance up to the end of `range`.
std::vector<ZoneOffset> changes(const Observance& observance, const Interval& range) {
    std::vector<ZoneOffset> found;
    found.reserve(16);
    for (const local_seconds date : observance.dates)
        found.push_back({.since = to_utc(date, observance.from), .offset = observance.to});
    for (const YearlyRule& rule : observance.rules) add_changes(found, observance, rule, range);
    return found;
}

// Those inside the range, and the one in force where it begins.
std::vector<ZoneOffset> cut(std::vector<ZoneOffset> all, const Interval& range, seconds before_all) {
    std::ranges::stable_sort(all, {}, &ZoneOffset::since);
    std::vector<ZoneOffset> kept{{.since = range.start, .offset = before_all}};
    for (const ZoneOffset& change : all) {
        if (change.since > range.end) break;
        if (change.since <= range.start)
            kept.front().offset = change.offset;
        else if (kept.back().since == change.since)
            kept.back() = change;
        else if (kept.back().offset != change.offset)
            kept.push_back(change);
    }
    return kept;
}

}  // namespace

std::optional<ZoneOffsets> offsets_of(const Block& vtimezone, const Interval& range) {
    if (vtimezone.blocks.empty() || vtimezone.blocks.size() > most_observances) return std::nullopt;
    std::vector<ZoneOffset> all;
    std::optional<Observance> earliest;
    std::ptrdiff_t counted = 0;
    Instant first_onset = Instant::max();
    for (const Block& block : vtimezone.blocks) {
        const auto observance = parse_observance(block, vtimezone.blocks.size() == 1);
        if (!observance) return std::nullopt;
        counted +=
            std::ranges::count_if(observance->rules, [](const auto& rule) { return rule.count.has_value(); });
        if (counted > most_counted) return std::nullopt;
        for (const local_seconds date : observance->dates)
            first_onset = std::min(first_onset, to_utc(date, observance->from));
        if (!earliest || observance->start < earliest->start) earliest = observance;
        const auto some = changes(*observance, range);
        all.insert(all.end(), some.begin(), some.end());
        if (all.size() > most_changes * 2) return std::nullopt;
    }
    auto offsets = cut(std::move(all), range, earliest->from);
    if (offsets.size() > most_offsets) return std::nullopt;
    return ZoneOffsets{.offsets = std::move(offsets), .first_onset = first_onset};
}

}  // namespace reserve
