#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/invitation.hpp"

namespace reserve {

// One date of a meeting: where the rule puts it, and when it is.
struct Date {
    Instant recurrence_id{};  // original start; of a single meeting its start
    Interval time;
    friend bool operator==(const Date&, const Date&) = default;
};

struct Expansion {
    std::vector<Date> dates;  // those that end after window.start and begin before window.end, ascending
    bool goes_on = false;     // there are dates that begin at or after window.end
    bool has_past = false;    // there are dates that ended at or before window.start
    bool too_many = false;    // more than the bound: `dates` is cut, nothing may be booked
};

// The instant of a wall clock time. DST gap: the offset before it; overlap: the first (RFC 5545 3.3.5).
// Floating and all-day times are read in `room_zone` (Olson name). Throws std::runtime_error when a zone is
// missing.
Instant resolve(const CalendarTime& time, const std::vector<Zone>& zones, const std::string& room_zone);

// When a component that does not recur (or one occurrence, or the first date of a series) takes place. End
// before start never comes out of the reader.
Interval time_of(const Component& component, const std::vector<Zone>& zones, const std::string& room_zone);

// The component without what makes it recur.
Component first_of(Component component);

// The dates of a single meeting or series by DTSTART, RRULE, EXRULE, RDATE and EXDATE; exceptions with
// RECURRENCE-ID are the caller's business. A known zone replaces the message's VTIMEZONE only where their
// offsets agree at every date inside the window (SPEC ruling 17).
Expansion expand(const Component& series, const std::vector<Zone>& zones, const std::string& room_zone,
                 Interval window);

// The instant that the RECURRENCE-ID of an exception names in its series: it may be in UTC, in another zone,
// or a DATE for a timed series (then the day counts). EXDATE aside: an exception may bring a date back.
// Nothing when the series has no such date.
std::optional<Instant> recurrence_instant(const Component& exception,
                                          const std::vector<Zone>& exception_zones, const Component& series,
                                          const std::vector<Zone>& series_zones,
                                          const std::string& room_zone);

// Wall clock text in a zone for people: "Tue 24 Nov 2026 09:00" (English, ISO week order of fields).
std::string in_words(Instant instant, const std::string& zone);
// The first instant of the day, so many days after the one that an instant falls on in a zone; for the end of
// the booking window (ruling 11).
Instant start_of_day_after(Instant instant, std::chrono::days days, const std::string& zone);
// Whether the tzdata has this Olson name.
bool is_zone(const std::string& name);

}  // namespace reserve
