#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "reserve/reading/mime/charset.hpp"
#include "reserve/reading/reading_text.hpp"

namespace reserve {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void write(Json& out, const std::string& text) {
    if (!is_utf8(text)) return write(out, replaced_as_utf8(text));
    out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}
void write(Json& out, bool flag) { out.Bool(flag); }
void write(Json& out, std::int64_t number) { out.Int64(number); }
void write(Json& out, Instant instant) { out.Int64(instant.time_since_epoch().count()); }

void write(Json& out, Method method) {
    out.String(method == Method::request ? "REQUEST" : method == Method::cancel ? "CANCEL" : "ADD");
}

void write(Json& out, const Duration& duration) {
    out.StartArray();
    out.Int64(duration.days.count());
    out.Int64(duration.exact.count());
    out.EndArray();
}

void write(Json& out, const ZoneOffset& rule) {
    out.StartArray();
    write(out, rule.since);
    out.Int64(rule.offset.count());
    out.EndArray();
}

void write(Json& out, const CalendarTime& time);
void write(Json& out, const Zone& zone);
void write(Json& out, const Period& period);
void write(Json& out, const Attendee& attendee);
void write(Json& out, const Component& component);
void write(Json& out, const MailFacts& mail);

template <typename Value>
void write(Json& out, const std::vector<Value>& values) {
    out.StartArray();
    for (const Value& value : values) write(out, value);
    out.EndArray();
}

void put(Json& out, const char* key, const auto& value) {
    out.Key(key);
    write(out, value);
}

// Written only where it says something, to keep what is stored small.
template <typename Value>
void put_any(Json& out, const char* key, const Value& value) {
    if (value != Value()) put(out, key, value);
}
template <typename Value>
void put_any(Json& out, const char* key, const std::optional<Value>& value) {
    if (value) put(out, key, *value);
}

void write(Json& out, const CalendarTime& time) {
    out.StartObject();
    put(out, "local", time.local.time_since_epoch().count());
    put_any(out, "utc", time.kind == CalendarTime::Kind::utc);
    if (time.kind == CalendarTime::Kind::zoned) put(out, "tzid", time.tzid);
    put_any(out, "date", time.date_only);
    out.EndObject();
}

void write(Json& out, const Zone& zone) {
    out.StartObject();
    put(out, "tzid", zone.tzid);
    put_any(out, "known", zone.known);
    put_any(out, "rules", zone.rules);
    out.EndObject();
}

void write(Json& out, const Period& period) {
    out.StartObject();
    put(out, "start", period.start);
    put_any(out, "end", period.end);
    put_any(out, "duration", period.duration);
    out.EndObject();
}

void write(Json& out, const Attendee& attendee) {
    out.StartObject();
    put(out, "address", attendee.address);
    put_any(out, "declined", attendee.declined);
    put_any(out, "rsvp_false", attendee.rsvp_false);
    put_any(out, "no_seat", attendee.no_seat);
    out.EndObject();
}

void write(Json& out, const Component& component) {
    out.StartObject();
    put(out, "uid", component.uid);
    put(out, "sequence", std::int64_t{component.sequence});
    put(out, "dtstamp", component.dtstamp);
    put(out, "start", component.start);
    put_any(out, "recurrence_id", component.recurrence_id);
    put_any(out, "this_and_future", component.this_and_future);
    put_any(out, "cancelled", component.cancelled);
    put_any(out, "end", component.end);
    put_any(out, "duration", component.duration);
    put_any(out, "rrule", component.rrule);
    put_any(out, "further_rrules", component.further_rrules);
    put_any(out, "exrules", component.exrules);
    put_any(out, "rdates", component.rdates);
    put_any(out, "periods", component.periods);
    put_any(out, "exdates", component.exdates);
    put_any(out, "summary", component.summary);
    put_any(out, "location", component.location);
    put_any(out, "private", component.is_private);
    put_any(out, "organizer", component.organizer);
    put_any(out, "organizer_name", component.organizer_name);
    put_any(out, "booked_by", component.booked_by);
    put_any(out, "attendees", component.attendees);
    out.EndObject();
}

void put_content(Json& out, const Unsubscribed& content) {
    out.Key("unsubscribed");
    out.StartObject();
    put(out, "reason", content.reason);
    put_any(out, "report", content.is_report);
    put_any(out, "calendar", content.has_calendar);
    out.EndObject();
}

void put_content(Json& out, const Unreadable& content) {
    out.Key("unreadable");
    out.StartObject();
    put(out, "reason", content.reason);
    put_any(out, "method", content.method);
    put_any(out, "uid", content.uid);
    put_any(out, "organizer", content.organizer);
    put(out, "sequence", std::int64_t{content.sequence});
    put(out, "dtstamp", content.dtstamp);
    put_any(out, "recurrence_id", content.recurrence_id);
    put_any(out, "attendees", content.attendees);
    out.EndObject();
}

void put_content(Json& out, const Invitation& content) {
    out.Key("invitation");
    out.StartObject();
    put(out, "method", content.method);
    put_any(out, "zones", content.zones);
    put_any(out, "components", content.components);
    out.EndObject();
}

void write(Json& out, const MailFacts& mail) {
    out.StartObject();
    put_any(out, "from", mail.from);
    put_any(out, "message_id", mail.message_id);
    put_any(out, "subject", mail.subject);
    put_any(out, "date", mail.date);
    put_any(out, "automatic", mail.automatic);
    out.EndObject();
}

void put_content(Json& out, const CalendarContent& content) {
    std::visit([&](const auto& alternative) { put_content(out, alternative); }, content);
}

// A single one stands without a list, as in the texts of versions that knew no several.
void put_contents(Json& out, const std::vector<CalendarContent>& contents) {
    if (contents.size() == 1) return put_content(out, contents.front());
    out.Key("contents");
    out.StartArray();
    for (const CalendarContent& content : contents) {
        out.StartObject();
        put_content(out, content);
        out.EndObject();
    }
    out.EndArray();
}

std::string object(auto&& put_members) {
    constexpr std::size_t ordinary = 2048;
    rapidjson::StringBuffer buffer(nullptr, ordinary);
    Json out(buffer);
    out.StartObject();
    put_members(out);
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::string to_text(const Reading& reading) {
    return object([&](Json& out) {
        put(out, "mail", reading.mail);
        put_contents(out, reading.contents);
        put_any(out, "warnings", reading.warnings);
    });
}

WrittenReading written(Reading reading) {
    std::string text = to_text(reading);
    return {.reading = std::move(reading), .text = std::move(text)};
}

std::string to_text(const Component& component, const std::vector<Zone>& zones) {
    return object([&](Json& out) {
        put(out, "component", component);
        put_any(out, "zones", zones);
    });
}

}  // namespace reserve
