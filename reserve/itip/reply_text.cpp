#include "reserve/itip/reply_text.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>

#include "reserve/itip/zone_text.hpp"

namespace reserve {
namespace {

using Kind = CalendarTime::Kind;
using Owned = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;
using MakeTime = icalproperty* (*)(icaltimetype);

// Lines of text stay; what else a person cannot see goes (RFC 5545 3.3.11).
std::string visible(const std::string& text) {
    std::string kept;
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (c == '\r') continue;
        kept += (octet < ' ' && c != '\n') || octet == 0x7f ? ' ' : c;
    }
    return kept;
}

std::string on_one_line(std::string text) {
    text = visible(text);
    std::ranges::replace(text, '\n', ' ');
    return text;
}

// RFC 6068: what means something in a URI is encoded, and so is what ends a line.
std::string calendar_address(const std::string& address) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "mailto:";
    for (const char c : address) {
        const auto octet = static_cast<unsigned char>(c);
        const bool encoded = octet <= ' ' || octet == 0x7f ||
                             std::string_view("%\"<>\\^`{|}?#").find(c) != std::string_view::npos;
        if (!encoded) {
            uri += c;
            continue;
        }
        uri += {'%', digits[octet >> 4], digits[octet & 15]};
    }
    return uri;
}

icaltimetype ical_time(const CalendarTime& time) {
    const auto day = std::chrono::floor<std::chrono::days>(time.local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time.local - day);
    icaltimetype ical = icaltime_null_time();
    ical.year = int{date.year()};
    ical.month = static_cast<int>(unsigned{date.month()});
    ical.day = static_cast<int>(unsigned{date.day()});
    ical.is_date = time.date_only ? 1 : 0;
    if (time.date_only) return ical;
    ical.hour = static_cast<int>(clock.hours().count());
    ical.minute = static_cast<int>(clock.minutes().count());
    ical.second = static_cast<int>(clock.seconds().count());
    if (time.kind == Kind::utc) ical.zone = icaltimezone_get_utc_timezone();
    return ical;
}

icaltimetype ical_time(Instant instant) {
    return ical_time(CalendarTime{
        .local = std::chrono::local_seconds(instant.time_since_epoch()), .kind = Kind::utc, .tzid = {}});
}

// Zones are written under the names that the request gave them.
class Writer {
  public:
    explicit Writer(const Reply& reply) : reply_(reply), calendar_(icalcomponent_new_vcalendar()) {
        icalcomponent_add_property(calendar_, icalproperty_new_prodid("-//roomgate//roomgate//EN"));
        icalcomponent_add_property(calendar_, icalproperty_new_version("2.0"));
        icalcomponent_add_property(calendar_, icalproperty_new_method(ICAL_METHOD_REPLY));
    }

    std::string written(Instant dtstamp) {
        const Owned owner(calendar_, icalcomponent_free);
        icalcomponent* const event = icalcomponent_new_vevent();
        for (const auto& time : {reply_.start, reply_.end, reply_.recurrence_id})
            if (time) add_zone(*time);
        icalcomponent_add_component(calendar_, event);
        icalcomponent_add_property(event, icalproperty_new_uid(on_one_line(reply_.uid).c_str()));
        icalcomponent_add_property(event, icalproperty_new_sequence(reply_.sequence));
        icalcomponent_add_property(event, icalproperty_new_dtstamp(ical_time(dtstamp)));
        add(event, icalproperty_new_recurrenceid, reply_.recurrence_id);
        add(event, icalproperty_new_dtstart, reply_.start);
        add(event, icalproperty_new_dtend, reply_.end);
        icalcomponent_add_property(event,
                                   icalproperty_new_organizer(calendar_address(reply_.organizer).c_str()));
        icalcomponent_add_property(event, attendee());
        add_text(event, icalproperty_new_summary, on_one_line(reply_.summary));
        add_text(event, icalproperty_new_comment, visible(reply_.comment));
        const std::unique_ptr<char, decltype(&free)> text(icalcomponent_as_ical_string_r(calendar_), free);
        return text.get();
    }

  private:
    static void add(icalcomponent* event, MakeTime make, const std::optional<CalendarTime>& time) {
        if (!time) return;
        icalproperty* const property = make(ical_time(*time));
        if (time->kind == Kind::zoned)
            icalproperty_add_parameter(property, icalparameter_new_tzid(time->tzid.c_str()));
        icalcomponent_add_property(event, property);
    }

    static void add_text(icalcomponent* event, icalproperty* (*make)(const char*), const std::string& text) {
        if (!text.empty()) icalcomponent_add_property(event, make(text.c_str()));
    }

    icalproperty* attendee() const {
        icalproperty* const room = icalproperty_new_attendee(calendar_address(reply_.attendee).c_str());
        const auto partstat = reply_.kind == AnswerKind::decline     ? ICAL_PARTSTAT_DECLINED
                              : reply_.kind == AnswerKind::tentative ? ICAL_PARTSTAT_TENTATIVE
                                                                     : ICAL_PARTSTAT_ACCEPTED;
        icalproperty_add_parameter(room, icalparameter_new_cutype(ICAL_CUTYPE_ROOM));
        icalproperty_add_parameter(room, icalparameter_new_partstat(partstat));
        std::string name = on_one_line(reply_.attendee_name);
        std::ranges::replace(name, '"', '\'');  // RFC 5545 3.2: no such character in a parameter
        if (!name.empty()) icalproperty_add_parameter(room, icalparameter_new_cn(name.c_str()));
        return room;
    }

    void add_zone(const CalendarTime& time) {
        if (time.kind != Kind::zoned || !written_.insert(time.tzid).second) return;
        const auto zone = std::ranges::find(reply_.zones, time.tzid, &Zone::tzid);
        if (zone == reply_.zones.end() || !zone->known)
            throw std::logic_error("a time of the reply is in a zone that is not known");
        const Instant at(time.local.time_since_epoch());
        icalcomponent* const parsed = icalparser_parse_string(zone_text(*zone->known, at).c_str());
        if (!parsed) throw std::runtime_error("libical cannot read the time zone " + *zone->known);
        icalproperty_set_tzid(icalcomponent_get_first_property(parsed, ICAL_TZID_PROPERTY),
                              time.tzid.c_str());
        icalcomponent_add_component(calendar_, parsed);
    }

    const Reply& reply_;
    icalcomponent* const calendar_;
    std::set<std::string> written_;
};

}  // namespace

std::string to_icalendar(const Reply& reply, Instant dtstamp) { return Writer(reply).written(dtstamp); }

}  // namespace reserve
