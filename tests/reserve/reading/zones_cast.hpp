#pragma once
#include <gtest/gtest.h>

#include <string>

#include "reserve/expansion/expansion.hpp"
#include "tests/reserve/reading/mails.hpp"

namespace reserve::test {

inline constexpr std::string_view yearly_in_march = "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n";
inline constexpr std::string_view yearly_in_october = "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n";

inline std::string observance(std::string_view kind, std::string_view start, std::string_view from,
                              std::string_view to, std::string_view more = "") {
    return "BEGIN:" + std::string(kind) + "\nDTSTART:" + std::string(start) +
           "\nTZOFFSETFROM:" + std::string(from) + "\nTZOFFSETTO:" + std::string(to) + "\n" +
           std::string(more) + "END:" + std::string(kind) + "\n";
}

inline std::string vtimezone(std::string_view tzid, std::string_view observances) {
    return "BEGIN:VTIMEZONE\nTZID:" + std::string(tzid) + "\n" + std::string(observances) + "END:VTIMEZONE\n";
}

inline const std::string central_european =
    observance("STANDARD", "16010101T030000", "+0200", "+0100", yearly_in_october) +
    observance("DAYLIGHT", "16010101T020000", "+0100", "+0200", yearly_in_march);

// A request for 9 o'clock in the morning in this zone, on 24 November and, by RDATE, on 24 June.
inline Reading read_in(std::string_view tzid, std::string_view zone = "") {
    const std::string name(tzid);
    return read_event_with(
        "DTSTART;TZID=" + name + ":20261124T090000\nRDATE;TZID=" + name + ":20270624T090000\n", zone);
}

inline Zone zone_in(const Reading& reading) {
    if (!invitation(reading) || invitation(reading)->zones.size() != 1) {
        ADD_FAILURE() << unreadable_reason(reading);
        return {};
    }
    return invitation(reading)->zones.front();
}

inline std::string known_in(std::string_view tzid) {
    return zone_in(read_in(tzid)).known.value_or("nothing");
}

// The offset at 9 in the morning of a date.
inline std::chrono::seconds offset_of(const Zone& zone, int year, unsigned month, unsigned day) {
    const CalendarTime time{.local = wall(year, month, day, 9),
                            .kind = CalendarTime::Kind::zoned,
                            .date_only = false,
                            .tzid = zone.tzid};
    return time.local.time_since_epoch() - resolve(time, {zone}, "UTC").time_since_epoch();
}

}  // namespace reserve::test
