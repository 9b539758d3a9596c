#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reserve/address.hpp"
#include "reserve/instant.hpp"

namespace reserve {

// From an instant on, local time is UTC plus `offset`.
struct ZoneOffset {
    Instant since;
    std::chrono::seconds offset{};
    friend bool operator==(const ZoneOffset&, const ZoneOffset&) = default;
};

// A TZID of the message, resolved by the reader. `known` and `rules` may both be there: the known zone
// counts only where its offsets agree at every occurrence (SPEC ruling 17).
struct Zone {
    std::string tzid;                  // as written
    std::optional<std::string> known;  // Olson name
    std::vector<ZoneOffset> rules;  // of the message's VTIMEZONE, ascending, the first counts for all before
    friend bool operator==(const Zone&, const Zone&) = default;
};

// A DATE or DATE-TIME (RFC 5545 3.3.4, 3.3.5): a wall clock, and whose.
struct CalendarTime {
    enum class Kind { utc, floating, zoned };
    std::chrono::local_seconds local{};  // for a DATE, its midnight
    Kind kind = Kind::floating;
    bool date_only = false;  // implies floating: read in the room's zone
    std::string tzid;        // names a Zone of the invitation when zoned
    friend bool operator==(const CalendarTime&, const CalendarTime&) = default;
};

// RFC 5545 3.3.6: weeks and days are nominal (wall clock), hours and less are exact.
struct Duration {
    std::chrono::days days{};
    std::chrono::seconds exact{};
    friend bool operator==(const Duration&, const Duration&) = default;
};

// An RDATE that says how long it lasts (RFC 5545 3.3.9): with an end or a duration of its own.
struct Period {
    CalendarTime start;
    std::optional<CalendarTime> end;
    std::optional<Duration> duration;  // never with `end`
    friend bool operator==(const Period&, const Period&) = default;
};

struct Attendee {
    std::string address;      // the calendar address without mailto:, as written; empty: a damaged line
    bool declined = false;    // PARTSTAT=DECLINED
    bool rsvp_false = false;  // RSVP=FALSE is written there
    bool no_seat = false;     // CUTYPE ROOM or RESOURCE, or ROLE=NON-PARTICIPANT: nobody who comes
    friend bool operator==(const Attendee&, const Attendee&) = default;
};

// One VEVENT.
struct Component {
    std::string uid;
    std::optional<CalendarTime> recurrence_id;  // set: one occurrence
    bool this_and_future = false;               // RANGE=THISANDFUTURE
    int sequence = 0;
    Instant dtstamp{};
    bool cancelled = false;  // STATUS:CANCELLED

    CalendarTime start;
    std::optional<CalendarTime> end;          // DTEND
    std::optional<Duration> duration;         // DURATION; never with `end`
    std::optional<std::string> rrule;         // of a shape that refusal_of_rule accepts
    std::vector<std::string> further_rrules;  // beside it (RFC 5545 3.8.5.3: SHOULD NOT occur)
    std::vector<std::string> exrules;         // whose instances are taken out (RFC 2445 4.8.5.2)
    std::vector<CalendarTime> rdates;
    std::vector<Period> periods;  // RDATE;VALUE=PERIOD
    std::vector<CalendarTime> exdates;

    std::string summary;
    std::string location;
    bool is_private = false;  // CLASS PRIVATE or CONFIDENTIAL
    std::string organizer;    // calendar address without mailto:, as written; may be no SMTP address
    std::string organizer_name;
    std::string booked_by;  // SENT-BY, else X-MS-OLK-SENDER
    std::vector<Attendee> attendees;
    friend bool operator==(const Component&, const Component&) = default;
};

enum class Method { request, cancel, add };  // the METHODs that are work (SPEC section 2)

// A calendar object that is work, with nothing left to interpret but zones and rules.
struct Invitation {
    Method method = Method::request;
    std::vector<Zone> zones;
    std::vector<Component> components;  // at least one; in the order of the message
    friend bool operator==(const Invitation&, const Invitation&) = default;
};

// Not for a room: nothing else happens.
struct Unsubscribed {
    std::string reason;      // in words
    bool is_report = false;  // a report or automatic mail (SPEC ruling 3)
    bool has_calendar = false;
    friend bool operator==(const Unsubscribed&, const Unsubscribed&) = default;
};

// A calendar object that cannot be understood (SPEC section 2). What could be read is kept, so that it
// can be declined in words.
struct Unreadable {
    std::string reason;
    std::optional<Method> method;
    std::string uid;        // empty: not read
    std::string organizer;  // empty: not read
    int sequence = 0;
    Instant dtstamp{};
    std::optional<Instant> recurrence_id;
    std::vector<Attendee> attendees{};
    friend bool operator==(const Unreadable&, const Unreadable&) = default;
};

// What the mail around the calendar says.
struct MailFacts {
    std::string from;        // address in the From header; empty when there is none
    std::string message_id;  // with <>
    std::string subject;
    std::optional<Instant> date;
    bool automatic = false;  // by a program or to a list: nobody is to be written to for it (RFC 3834)
    friend bool operator==(const MailFacts&, const MailFacts&) = default;
};

// What a message says about one meeting or, in an Invitation, about several.
using CalendarContent = std::variant<Unsubscribed, Unreadable, Invitation>;

// A message, read.
struct Reading {
    MailFacts mail;
    // At least one, each to be decided on its own (SPEC ruling 7), in the order of the message. Where it is
    // not for a room: the only one.
    std::vector<CalendarContent> contents{Unsubscribed{}};
    std::vector<std::string> warnings;  // for the log: METHOD differs, malformed SEQUENCE, ...
    friend bool operator==(const Reading&, const Reading&) = default;
};

}  // namespace reserve
