#include "reserve/reading/calendar/event_reader.hpp"

#include <algorithm>

#include "reserve/ascii.hpp"
#include "reserve/reading/calendar/rule.hpp"
#include "reserve/reading/calendar/sequence.hpp"
#include "reserve/reading/calendar/values.hpp"

namespace reserve {
namespace {

constexpr std::size_t longest_text = 1000;
constexpr std::size_t longest_uid = 1000;
constexpr std::size_t longest_shown = 60;
constexpr std::size_t most_rules = 5;

// RFC 5545 3.2.3 and 3.2.16: rooms and equipment, and who is only told of the meeting.
bool takes_no_seat(const ContentLine& attendee) {
    const auto type = attendee.parameter("CUTYPE");
    return ascii::same(type, "ROOM") || ascii::same(type, "RESOURCE") ||
           ascii::same(attendee.parameter("ROLE"), "NON-PARTICIPANT");
}

// Where the value is no mail address but "urn:uuid:..." or a path on a server, EMAIL tells it (RFC 7986 6.2).
std::string address_in(const ContentLine& line) {
    const std::string address = without_mailto(line.value);
    const std::string email = without_mailto(line.parameter("EMAIL"));
    return Address::parse(email) && !Address::parse(address) ? email : address;
}

class EventReader {
  public:
    EventReader(const Block& event, Method method, Instant stand_in, const ReadingLimits& limits)
        : event_(event), method_(method), stand_in_(stand_in), limits_(limits) {}

    ReadEvent read() {
        read_identity();
        read_version();
        read_people();
        read_texts();
        read_times();
        read_recurrence();
        return std::move(out_);
    }

  private:
    Component& component() { return out_.component; }

    // Only the first problem is told.
    void problem(std::string text) {
        if (out_.problem.empty()) out_.problem = std::move(text);
    }

    void malformed(std::string_view property, std::string_view value) {
        problem("the " + std::string(property) + " \"" + std::string(value.substr(0, longest_shown)) +
                "\" is malformed");
    }

    // The one line of a property that may stand there once. Written twice with other values, neither counts.
    const ContentLine* only(std::string_view property) {
        const ContentLine* first = event_.line(property);
        for (const ContentLine& line : event_.lines)
            if (line.is(property) && line.value != first->value)
                problem("it has more than one " + std::string(property));
        return first;
    }

    void read_identity() {
        if (!event_.closed) problem("the event has no end: the message seems to be cut off");
        for (const ContentLine& line : event_.lines)
            if (line.is("X-LIC-ERROR")) read_loss(line.value);
        component().uid = comparable_uid(parse_text(event_.value("UID"), longest_uid + 1));
        if (component().uid.empty()) problem("the event has no UID");
        if (component().uid.size() > longest_uid) problem("the UID is longer than 1000 octets");
        const ContentLine* line = only("RECURRENCE-ID");
        if (!line) return;
        component().recurrence_id = time_of(*line);
        if (!component().recurrence_id) malformed("RECURRENCE-ID", line->value);
        const auto range = line->parameter("RANGE");
        component().this_and_future =
            ascii::same(range, "THISANDFUTURE") || line->has("THISANDFUTURE");  // as in examples of RFC 2446
        if (!range.empty() && !ascii::same(range, "THISANDFUTURE")) malformed("RANGE", range);
    }

    // libical writes into an object what it could not read and therefore took out of it: without its RRULE a
    // series would pass for a single meeting.
    void read_loss(std::string_view error) {
        if (error.find("Removing entire") == std::string_view::npos) return;
        for (const auto property :
             {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
            if (error.find(std::string(" in ") + property + " property") != std::string_view::npos)
                problem(std::string("a program on the way took out its ") + property);
    }

    void read_version() {
        Sequence sequence = sequence_of(event_);
        component().sequence = sequence.number;
        if (!sequence.warning.empty()) out_.warnings.push_back(std::move(sequence.warning));
        component().cancelled = ascii::same(event_.value("STATUS"), "CANCELLED");
        const auto stamp = event_.line("DTSTAMP") ? parse_time(event_.value("DTSTAMP"), "") : std::nullopt;
        if (!stamp) out_.warnings.push_back("DTSTAMP is missing or malformed: the time of the mail counts");
        component().dtstamp = stamp ? Instant(stamp->local.time_since_epoch()) : stand_in_;
    }

    void read_people() {
        if (const ContentLine* organizer = event_.line("ORGANIZER")) {
            component().organizer = address_in(*organizer);
            component().organizer_name = parameter_text(organizer->parameter("CN"), longest_text);
            component().booked_by = without_mailto(organizer->parameter("SENT-BY"));
        }
        if (component().booked_by.empty())
            component().booked_by = without_mailto(event_.value("X-MS-OLK-SENDER"));
        for (const ContentLine& line : event_.lines)
            if (line.is("ATTENDEE"))
                component().attendees.push_back(
                    {.address = address_in(line),
                     .declined = ascii::same(line.parameter("PARTSTAT"), "DECLINED"),
                     .rsvp_false = ascii::same(line.parameter("RSVP"), "FALSE"),
                     .no_seat = takes_no_seat(line)});
    }

    void read_texts() {
        component().summary = text_of(event_.line("SUMMARY"), longest_text);
        component().location = text_of(event_.line("LOCATION"), longest_text);
        const auto classification = event_.value("CLASS");
        component().is_private =
            ascii::same(classification, "PRIVATE") || ascii::same(classification, "CONFIDENTIAL");
    }

    void read_times() {
        if (const ContentLine* start = only("DTSTART")) {
            const auto time = time_of(*start);
            if (!time) malformed("DTSTART", start->value);
            component().start = time.value_or(CalendarTime{});
            read_end();
        } else if (component().recurrence_id) {
            component().start = *component().recurrence_id;
            out_.lasts_as_series = method_ != Method::cancel && !component().cancelled;
        } else if (method_ != Method::cancel) {
            problem("the event has no DTSTART");
        }
    }

    void read_end() {
        const ContentLine* end = only("DTEND");
        const ContentLine* duration = only("DURATION");
        if (end) {
            component().end = time_of(*end);
            if (!component().end) return malformed("DTEND", end->value);
            take_one_zone(component().start, *component().end);
            if (component().end->date_only != component().start.date_only)
                problem("of DTSTART and DTEND one is a date and the other a time");
            if (component().start.date_only && component().end->local == component().start.local) {
                out_.warnings.push_back(
                    "an all-day event ends on the day it begins: it is taken for that one day");
                component().end.reset();
            }
        } else if (duration) {
            component().duration = parse_duration(duration->value);
            if (!component().duration) malformed("DURATION", duration->value);
        }
    }

    // Both must be of one kind (RFC 5545 3.8.2.2), so that of two times of which one names a zone the other
    // is in it, too. A UTC time names none: programs write it beside a local time that they forgot to
    // convert.
    void take_one_zone(CalendarTime& start, CalendarTime& end) {
        using Kind = CalendarTime::Kind;
        const bool is_start_floating = start.kind == Kind::floating && end.kind == Kind::zoned;
        const bool is_end_floating = end.kind == Kind::floating && start.kind == Kind::zoned;
        if ((!is_start_floating && !is_end_floating) || end.date_only || start.date_only) return;
        const CalendarTime& zoned = is_start_floating ? end : start;
        CalendarTime& floating = is_start_floating ? start : end;
        floating.kind = zoned.kind;
        floating.tzid = zoned.tzid;
        out_.warnings.push_back(is_start_floating
                                    ? "DTSTART does not say its time zone: that of DTEND counts"
                                    : "DTEND does not say its time zone: that of DTSTART counts");
    }

    void read_recurrence() {
        for (const ContentLine& line : event_.lines) {
            if (line.is("RRULE") || line.is("EXRULE")) read_rule(line);
            if (line.is("EXDATE")) take_dates(line, component().exdates);
            if (line.is("RDATE")) take_dates(line, component().rdates);
        }
    }

    // RFC 5545 3.8.5.3 wants one RRULE: several are the dates of all of them.
    void read_rule(const ContentLine& line) {
        if (component().recurrence_id && !component().this_and_future) {
            out_.repeats_rule = true;
            return;
        }
        std::string rule = normalised_rule(line.value);
        if (const auto refusal = refusal_of(rule, line.name, component().start)) return problem(*refusal);
        if (line.is("RRULE") && (!component().rrule || component().rrule == rule)) {
            component().rrule = std::move(rule);
            return;
        }
        auto& rules = line.is("RRULE") ? component().further_rrules : component().exrules;
        if (rules.size() >= most_rules) return problem("it has too many rules");
        rules.push_back(std::move(rule));
    }

    void take_dates(const ContentLine& line, std::vector<CalendarTime>& dates) {
        if (line.value.empty()) return;
        for (const auto value : split(line.value, ',')) {
            if (value.empty()) continue;
            if (dates.size() + component().periods.size() >= limits_.dates)
                return problem("it has too many dates");
            if (line.is("RDATE") && value.find('/') != std::string_view::npos) {
                take_period(line, value);
                continue;
            }
            const auto start = value.substr(0, value.find('/'));  // some write periods in EXDATE, too
            const auto date = time_of({.name = line.name, .parameters = line.parameters, .value = start});
            if (!date) return malformed(line.name, value);
            dates.push_back(*date);
        }
    }

    // RFC 5545 3.3.9: an end or a duration follows the slash.
    void take_period(const ContentLine& line, std::string_view value) {
        const auto slash = value.find('/');
        const auto start = parse_time(value.substr(0, slash), tzid_of(line));
        const auto end = parse_time(value.substr(slash + 1), tzid_of(line));
        const auto duration = end ? std::nullopt : parse_duration(value.substr(slash + 1));
        if (!start || (!end && !duration) || (end && end->date_only != start->date_only))
            return malformed(line.name, value);
        component().periods.push_back({.start = *start, .end = end, .duration = duration});
    }

    const Block& event_;
    Method method_;
    Instant stand_in_;
    const ReadingLimits& limits_;
    ReadEvent out_;
};

}  // namespace

ReadEvent read_event(const Block& vevent, Method method, Instant stand_in, const ReadingLimits& limits) {
    return EventReader(vevent, method, stand_in, limits).read();
}

}  // namespace reserve
