#include "reserve/reading/calendar/rule.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "reserve/reading/ascii.hpp"
#include "reserve/reading/calendar/values.hpp"
#include "reserve/recurrence.hpp"

namespace reserve {
namespace {

constexpr std::size_t longest_rule = 2000;

icaltimetype libical_time(const CalendarTime& time) {
    const auto day = std::chrono::floor<std::chrono::days>(time.local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time.local - day);
    icaltimetype out = icaltime_null_time();
    out.year = int(date.year());
    out.month = static_cast<int>(unsigned(date.month()));
    out.day = static_cast<int>(unsigned(date.day()));
    out.hour = static_cast<int>(clock.hours().count());
    out.minute = static_cast<int>(clock.minutes().count());
    out.second = static_cast<int>(clock.seconds().count());
    return out;
}

bool has_a_date(const std::string& rrule, const CalendarTime& start) {
    icalerror_set_errors_are_fatal(0);
    icalrecurrencetype rule = icalrecurrencetype_from_string(rrule.c_str());
    std::free(rule.rscale);
    rule.rscale = nullptr;
    if (rule.freq == ICAL_NO_RECURRENCE) return false;
    rule.until = icaltime_null_time();  // in the zone of the event, which is not known here
    const std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)> iterator(
        icalrecur_iterator_new(rule, libical_time(start)), &icalrecur_iterator_free);
    return iterator && !icaltime_is_null_time(icalrecur_iterator_next(iterator.get()));
}

// UNTIL must be a date or time (RFC 5545 3.3.10); expansion turns it to wall clock.
bool until_is_malformed(std::string_view rrule) {
    for (const auto part : split(rrule, ';'))
        if (part.starts_with("UNTIL=") && !parse_time(part.substr(6), "")) return true;
    return false;
}

}  // namespace

std::string normalised_rule(std::string_view rrule) {
    std::string out;
    for (const auto part : split(rrule, ';')) {
        if (part.empty()) continue;
        if (!out.empty()) out += ';';
        for (const char c : part)
            if (!ascii::blank(c)) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

std::optional<std::string> refusal_of(const std::string& rrule, const CalendarTime& start,
                                      const ReadingLimits& limits) {
    if (rrule.size() > longest_rule) return "the RRULE is longer than 2000 octets";
    if (until_is_malformed(rrule)) return "the RRULE \"" + rrule.substr(0, 100) + "\" has a malformed UNTIL";
    if (const auto refusal = limits.refuse_rules ? refusal_of_rule(rrule) : std::nullopt) return refusal;
    if (!has_a_date(rrule, start))
        return "the RRULE \"" + rrule.substr(0, 100) + "\" is malformed or has no date";
    return std::nullopt;
}

}  // namespace reserve
