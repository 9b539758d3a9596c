#include "reserve/reading/calendar/rule.hpp"

#include "reserve/ascii.hpp"
#include "reserve/reading/calendar/values.hpp"
#include "reserve/recurrence/recurrence.hpp"
#include "reserve/recurrence/until.hpp"

namespace reserve {
namespace {

constexpr std::size_t longest_rule = 2000;
constexpr std::size_t longest_shown = 100;
constexpr std::string_view until = "UNTIL=";

std::string quoted(std::string_view property, std::string_view rule) {
    return "the " + std::string(property) + " \"" + std::string(rule.substr(0, longest_shown)) + "\"";
}

// UNTIL must be a date or time (RFC 5545 3.3.10); expansion turns it to wall clock.
bool until_is_malformed(std::string_view rrule) {
    for (const auto part : split(rrule, ';'))
        if (part.starts_with(until) && !parse_until(part.substr(until.size()))) return true;
    return false;
}

// In which zone UNTIL is to be read is not known here: it does not count.
bool has_a_date(std::string_view rrule, const CalendarTime& start) {
    std::string endless;
    for (const auto part : split(rrule, ';'))
        if (!part.starts_with(until)) endless.append(endless.empty() ? "" : ";").append(part);
    return !expand_rule(endless, start.local, start.local + std::chrono::years(30), 1).empty();
}

}  // namespace

std::string normalised_rule(std::string_view rrule) {
    std::string out;
    for (auto part : split(rrule, ';')) {
        while (part.ends_with('\\')) part.remove_suffix(1);
        if (part.empty()) continue;
        if (!out.empty()) out += ';';
        for (const char c : part)
            if (!ascii::blank(c) && c != '\\')
                out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

std::optional<std::string> refusal_of(const std::string& rule, std::string_view property,
                                      const CalendarTime& start) {
    if (rule.size() > longest_rule) return "the " + std::string(property) + " is longer than 2000 octets";
    if (until_is_malformed(rule)) return quoted(property, rule) + " has a malformed UNTIL";
    if (const auto refusal = refusal_of_rule(rule))
        return quoted(property, rule) + " is refused: " + *refusal;
    if (!ascii::same(property, "EXRULE") && !has_a_date(rule, start))
        return quoted(property, rule) + " has no date";
    return std::nullopt;
}

}  // namespace reserve
