#include "reserve/reading/tnef/zone_definition.hpp"

#include <cstdlib>

#include "reserve/reading/mime/charset.hpp"
#include "reserve/reading/tnef/ical_times.hpp"
#include "reserve/reading/tnef/little_endian.hpp"

namespace reserve {
namespace {

using Change = ZoneDefinition::Change;

// SYSTEMTIME, [MS-DTYP] 2.3.13, as a yearly rule: with a year it would be a single date.
Change read_change(LittleEndian& in) {
    const auto year = in.u16();
    Change change;
    change.month = in.u16();
    change.weekday = in.u16();
    change.nth = in.u16();
    const auto hour = in.u16(), minute = in.u16(), second = in.u16();
    in.u16();  // milliseconds
    change.clock = std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
    const bool rule = change.month <= 12 && change.weekday < 7 && hour < 24 && minute < 60 && second < 60 &&
                      (change.month == 0 || (change.nth >= 1 && change.nth <= 5));
    if (year != 0 || !rule) throw std::out_of_range("no rule for every year");
    return change;
}

struct Biases {
    std::int32_t both = 0, standard = 0, daylight = 0;  // minutes that lead from local time to UTC
};

Biases read_biases(LittleEndian& in) {
    Biases biases;
    biases.both = in.i32();
    biases.standard = in.i32();
    biases.daylight = in.i32();
    constexpr std::int32_t a_day = 24 * 60;
    for (const std::int32_t bias : {biases.both, biases.standard, biases.daylight})
        if (std::abs(bias) > a_day) throw std::out_of_range("a bias of more than a day");
    return biases;
}

ZoneDefinition made_of(std::string key, const Biases& biases, const Change& to_standard,
                       const Change& to_daylight) {
    return {.key = std::move(key),
            .standard = std::chrono::minutes(-(biases.both + biases.standard)),
            .daylight = std::chrono::minutes(-(biases.both + biases.daylight)),
            .to_standard = to_standard,
            .to_daylight = to_daylight};
}

// TZRULE, 2.2.1.41.1
struct Rule {
    bool in_force = false;
    ZoneDefinition zone;
};

Rule read_rule(LittleEndian& in, const std::string& key) {
    constexpr std::uint16_t effective = 0x0002;
    in.take(2 + 2);  // versions, the size of what follows
    const bool in_force = (in.u16() & effective) != 0;
    in.take(2 + 14);  // the year it begins in, nothing
    const Biases biases = read_biases(in);
    const Change to_standard = read_change(in);
    return {in_force, made_of(key, biases, to_standard, read_change(in))};
}

std::string offset_text(std::chrono::minutes offset) {
    const auto minutes = std::abs(offset.count());
    const std::string hours = std::to_string(minutes / 60), rest = std::to_string(minutes % 60);
    return (offset.count() < 0 ? "-" : "+") + std::string(hours.size() < 2 ? "0" : "") + hours +
           (rest.size() < 2 ? "0" : "") + rest;
}

std::string rule_text(const Change& change) {
    constexpr std::array weekdays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    const std::string nth = change.nth == 5 ? "-1" : std::to_string(change.nth);
    return "RRULE:FREQ=YEARLY;BYMONTH=" + std::to_string(change.month) + ";BYDAY=" + nth +
           weekdays[change.weekday] + "\r\n";
}

std::string observance(const char* name, const Change& change, std::chrono::minutes from,
                       std::chrono::minutes to) {
    const auto since = std::chrono::local_days(std::chrono::year(1601) / 1 / 1) + change.clock;
    return "BEGIN:" + std::string(name) + "\r\nDTSTART:" + ical_time(since) + "\r\n" +
           (change.month == 0 ? "" : rule_text(change)) + "TZOFFSETFROM:" + offset_text(from) +
           "\r\nTZOFFSETTO:" + offset_text(to) + "\r\nEND:" + name + "\r\n";
}

}  // namespace

std::optional<ZoneDefinition> read_zone_definition(std::string_view octets) {
    try {
        LittleEndian in(octets);
        in.take(2 + 2 + 2);  // versions, the size of the header, 2
        const std::size_t letters = in.u16();
        const std::string key = to_utf8(std::string(in.take(letters * 2)), "UTF-16LE");
        for (auto left = in.u16(); left > 0; --left) {
            const Rule rule = read_rule(in, key);
            if (rule.in_force || left == 1) return rule.zone;
        }
        return std::nullopt;
    } catch (const std::out_of_range&) {  // malformed: the caller goes on without
        return std::nullopt;
    }
}

std::optional<ZoneDefinition> read_zone_struct(std::string_view octets) {
    try {
        LittleEndian in(octets);
        const Biases biases = read_biases(in);
        in.u16();  // the years are those of the changes
        const Change to_standard = read_change(in);
        in.u16();
        return made_of("", biases, to_standard, read_change(in));
    } catch (const std::out_of_range&) {  // malformed: the caller goes on without
        return std::nullopt;
    }
}

std::string vtimezone_text(const ZoneDefinition& zone, std::string_view tzid) {
    const bool changes = zone.to_standard.month != 0 && zone.to_daylight.month != 0;
    const auto before = changes ? zone.daylight : zone.standard;
    const Change to_standard = changes ? zone.to_standard : Change{};
    std::string text = "BEGIN:VTIMEZONE\r\nTZID:" + std::string(tzid) + "\r\n" +
                       observance("STANDARD", to_standard, before, zone.standard);
    if (changes) text += observance("DAYLIGHT", zone.to_daylight, zone.standard, zone.daylight);
    return text + "END:VTIMEZONE\r\n";
}

}  // namespace reserve
