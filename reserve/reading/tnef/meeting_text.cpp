#include "reserve/reading/tnef/meeting_text.hpp"

#include <algorithm>
#include <stdexcept>

#include "reserve/reading/tnef/ical_lines.hpp"
#include "reserve/reading/tnef/ical_times.hpp"
#include "reserve/reading/tnef/meeting_zone.hpp"
#include "reserve/reading/tnef/series_text.hpp"

namespace reserve {
namespace {

// [MS-OXPROPS]
constexpr PropertyName start_whole{PropertySet::appointment, 0x820D};
constexpr PropertyName end_whole{PropertySet::appointment, 0x820E};
constexpr PropertyName start_date{PropertySet::tag, 0x0060};  // as in start_whole, also of older Outlooks
constexpr PropertyName end_date{PropertySet::tag, 0x0061};
constexpr PropertyName all_day{PropertySet::appointment, 0x8215};
constexpr PropertyName recurrence{PropertySet::appointment, 0x8216};
constexpr PropertyName exception_replace_time{PropertySet::appointment, 0x8228};
constexpr PropertyName start_recurrence_time{PropertySet::meeting, 0x000E};
constexpr PropertyName location{PropertySet::appointment, 0x8208};
constexpr PropertyName subject{PropertySet::tag, 0x0037};
constexpr PropertyName sensitivity{PropertySet::tag, 0x0036};

const char* class_of(const MapiProperties& properties) {
    const int level = properties.number(sensitivity).value_or(0);
    return level == 2 ? "PRIVATE" : level == 3 ? "CONFIDENTIAL" : "PUBLIC";
}

// What all events of a meeting share.
std::string shared_lines(const MapiProperties& properties, const MeetingIdentity& identity) {
    std::string lines = line("UID", identity.uid) + line("SEQUENCE", std::to_string(identity.sequence)) +
                        line("DTSTAMP", ical_time(*identity.dtstamp)) +
                        text_line("SUMMARY", properties.text(subject).value_or("")) +
                        text_line("LOCATION", properties.text(location).value_or("")) +
                        line("CLASS", class_of(properties));
    if (identity.organizer.empty()) return lines;
    std::string name = "ORGANIZER;CN=" + quoted(identity.organizer_name);
    if (!identity.sender.empty() && identity.sender != identity.organizer)
        name += ";SENT-BY=" + quoted("mailto:" + identity.sender);
    return lines + line(name, "mailto:" + identity.organizer);
}

// Days where the zone shows that they are whole ones, else the instants themselves.
std::string single_times(const MapiProperties& properties, Instant start, Instant end) {
    if (properties.number(all_day).value_or(0) != 0) {
        const auto zone = meeting_zone(properties);
        const auto first = zone ? zone->local_midnight(start) : std::nullopt;
        const auto last = zone ? zone->local_midnight(end) : std::nullopt;
        if (first && last)
            return line("DTSTART;VALUE=DATE", ical_date(*first)) + line("DTEND;VALUE=DATE", ical_date(*last));
    }
    return line("DTSTART", ical_time(start)) + line("DTEND", ical_time(end));
}

// [MS-OXOCAL] 2.2.1.18: hours from bit 12, minutes from bit 6, seconds from bit 0.
std::chrono::seconds packed_time(std::int32_t packed) {
    return std::chrono::hours(packed >> 12 & 0x1F) + std::chrono::minutes(packed >> 6 & 0x3F) +
           std::chrono::seconds(packed & 0x3F);
}

struct Part {
    std::string lines;
    std::string vtimezone;
};

// Which occurrence a message about one is about. Throws std::runtime_error where it does not say.
Part occurrence_line(const MapiProperties& properties, const MeetingIdentity& identity) {
    if (const auto replaced = properties.time(exception_replace_time))
        return {line("RECURRENCE-ID", ical_time(*replaced)), ""};
    const auto zone = meeting_zone(properties);
    const auto clock = properties.number(start_recurrence_time);
    if (!zone || !clock)
        throw std::runtime_error("the winmail.dat does not say which occurrence it is about");
    const auto original = std::chrono::local_days(*identity.occurrence) + packed_time(*clock);
    return {line("RECURRENCE-ID" + zone->parameter(), ical_time(original)), zone->vtimezone()};
}

std::string event(const std::string& lines) { return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n"; }

std::optional<Instant> either_time(const MapiProperties& properties, PropertyName first,
                                   PropertyName second) {
    const auto time = properties.time(first);
    return time ? time : properties.time(second);
}

Part single_event(const MapiProperties& properties, const MeetingIdentity& identity) {
    const auto start = either_time(properties, start_whole, start_date);
    const auto end = either_time(properties, end_whole, end_date);
    if (!start || !end) throw std::runtime_error("the winmail.dat has no start or no end");
    Part occurrence;
    if (identity.occurrence) occurrence = occurrence_line(properties, identity);
    return {
        event(shared_lines(properties, identity) + single_times(properties, *start, *end) + occurrence.lines),
        occurrence.vtimezone};
}

Part series_events(const MapiProperties& properties, const MeetingIdentity& identity, const std::string& blob,
                   const ReadingLimits& limits) {
    const auto series = read_appointment_recurrence(blob, std::min(limits.dates, limits.components - 1));
    if (!series) throw std::runtime_error("the recurrence in the winmail.dat is not understood");
    const auto zone = meeting_zone(properties);
    if (!zone) throw std::runtime_error("the winmail.dat does not say in which time zone the series is");
    const bool whole_days = properties.number(all_day).value_or(0) != 0;
    const SeriesText texts = series_text(*series, zone->parameter(), whole_days);
    const std::string shared = shared_lines(properties, identity);
    std::string events = event(shared + texts.series);
    for (const std::string& changed : texts.changed) events += event(shared + changed);
    return {events, zone->vtimezone()};
}

Part events_of(const MapiProperties& properties, const MeetingIdentity& identity,
               const ReadingLimits& limits) {
    const auto blob = properties.octets(recurrence);
    if (blob && !identity.occurrence) return series_events(properties, identity, *blob, limits);
    return single_event(properties, identity);
}

}  // namespace

MeetingText meeting_text(const MapiProperties& properties, Method method, const MeetingIdentity& identity,
                         const ReadingLimits& limits) {
    if (identity.uid.empty()) return {"", "the winmail.dat has no GlobalObjectId"};
    try {
        const Part events = events_of(properties, identity, limits);
        return {"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" +
                    line("METHOD", method == Method::cancel ? "CANCEL" : "REQUEST") + events.vtimezone +
                    events.lines + "END:VCALENDAR\r\n",
                ""};
    } catch (const std::runtime_error& gap) {  // something that is needed is missing: said in the answer
        return {"", gap.what()};
    }
}

}  // namespace reserve
