#include "reserve/reading/reading_text.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace reserve {
namespace {

using nlohmann::json;

std::int64_t seconds_of(Instant instant) { return instant.time_since_epoch().count(); }
Instant instant_from(const json& value) { return Instant(std::chrono::seconds(value.get<std::int64_t>())); }

// Written only where it says something, to keep what is stored small.
template <typename Value>
void put(json& object, const char* key, const Value& value) {
    if (value != Value()) object[key] = value;
}
std::string text(const json& object, const char* key) { return object.value(key, std::string()); }
bool flag(const json& object, const char* key) { return object.value(key, false); }

template <typename Values>
void put_list(json& object, const char* key, const Values& values, auto&& to_json) {
    if (values.empty()) return;
    json& list = object[key] = json::array();
    for (const auto& value : values) list.push_back(to_json(value));
}

template <typename Value>
std::vector<Value> list(const json& object, const char* key, auto&& from_json) {
    std::vector<Value> values;
    if (const auto found = object.find(key); found != object.end())
        for (const json& value : *found) values.push_back(from_json(value));
    return values;
}

json from_time(const CalendarTime& time) {
    json out{{"local", time.local.time_since_epoch().count()}};
    if (time.kind == CalendarTime::Kind::utc) out["utc"] = true;
    if (time.kind == CalendarTime::Kind::zoned) out["tzid"] = time.tzid;
    put(out, "date", time.date_only);
    return out;
}

CalendarTime to_time(const json& in) {
    using Kind = CalendarTime::Kind;
    const std::chrono::seconds local(in.at("local").get<std::int64_t>());
    const Kind kind = flag(in, "utc") ? Kind::utc : in.contains("tzid") ? Kind::zoned : Kind::floating;
    return {std::chrono::local_seconds(local), kind, flag(in, "date"), text(in, "tzid")};
}

json from_zone(const Zone& zone) {
    json out{{"tzid", zone.tzid}};
    if (zone.known) out["known"] = *zone.known;
    put_list(out, "rules", zone.rules, [](const ZoneOffset& rule) {
        return json::array({seconds_of(rule.since), rule.offset.count()});
    });
    return out;
}

Zone to_zone(const json& in) {
    Zone zone{in.at("tzid"), std::nullopt, {}};
    if (in.contains("known")) zone.known = in.at("known").get<std::string>();
    zone.rules = list<ZoneOffset>(in, "rules", [](const json& rule) {
        return ZoneOffset{instant_from(rule.at(0)), std::chrono::seconds(rule.at(1).get<int>())};
    });
    return zone;
}

json from_attendee(const Attendee& attendee) {
    json out{{"address", attendee.address}};
    put(out, "declined", attendee.declined);
    put(out, "rsvp_false", attendee.rsvp_false);
    return out;
}

Attendee to_attendee(const json& in) {
    return {in.at("address"), flag(in, "declined"), flag(in, "rsvp_false")};
}

json from_component(const Component& component) {
    json out{{"uid", component.uid},
             {"sequence", component.sequence},
             {"dtstamp", seconds_of(component.dtstamp)},
             {"start", from_time(component.start)}};
    if (component.recurrence_id) out["recurrence_id"] = from_time(*component.recurrence_id);
    put(out, "this_and_future", component.this_and_future);
    put(out, "cancelled", component.cancelled);
    if (component.end) out["end"] = from_time(*component.end);
    if (component.duration)
        out["duration"] = json::array({component.duration->days.count(), component.duration->exact.count()});
    if (component.rrule) out["rrule"] = *component.rrule;
    put_list(out, "rdates", component.rdates, from_time);
    put_list(out, "exdates", component.exdates, from_time);
    put(out, "summary", component.summary);
    put(out, "location", component.location);
    put(out, "private", component.is_private);
    put(out, "organizer", component.organizer);
    put(out, "organizer_name", component.organizer_name);
    put(out, "booked_by", component.booked_by);
    put_list(out, "attendees", component.attendees, from_attendee);
    return out;
}

Component to_component(const json& in) {
    Component component;
    component.uid = in.at("uid");
    component.sequence = in.at("sequence");
    component.dtstamp = instant_from(in.at("dtstamp"));
    component.start = to_time(in.at("start"));
    if (in.contains("recurrence_id")) component.recurrence_id = to_time(in.at("recurrence_id"));
    component.this_and_future = flag(in, "this_and_future");
    component.cancelled = flag(in, "cancelled");
    if (in.contains("end")) component.end = to_time(in.at("end"));
    if (in.contains("duration")) {
        const json& duration = in.at("duration");
        component.duration = {std::chrono::days(duration.at(0).get<int>()),
                              std::chrono::seconds(duration.at(1).get<int>())};
    }
    if (in.contains("rrule")) component.rrule = in.at("rrule").get<std::string>();
    component.rdates = list<CalendarTime>(in, "rdates", to_time);
    component.exdates = list<CalendarTime>(in, "exdates", to_time);
    component.summary = text(in, "summary");
    component.location = text(in, "location");
    component.is_private = flag(in, "private");
    component.organizer = text(in, "organizer");
    component.organizer_name = text(in, "organizer_name");
    component.booked_by = text(in, "booked_by");
    component.attendees = list<Attendee>(in, "attendees", to_attendee);
    return component;
}

const char* method_name(Method method) {
    return method == Method::request ? "REQUEST" : method == Method::cancel ? "CANCEL" : "ADD";
}

Method method_from(const std::string& name) {
    for (const Method method : {Method::request, Method::cancel, Method::add})
        if (name == method_name(method)) return method;
    throw std::runtime_error("no method of a reading: " + name);
}

json from_content(const Unsubscribed& content) {
    json out{{"reason", content.reason}};
    put(out, "report", content.is_report);
    put(out, "calendar", content.has_calendar);
    return {{"unsubscribed", out}};
}

json from_content(const Unreadable& content) {
    json out{
        {"reason", content.reason}, {"sequence", content.sequence}, {"dtstamp", seconds_of(content.dtstamp)}};
    if (content.method) out["method"] = method_name(*content.method);
    put(out, "uid", content.uid);
    put(out, "organizer", content.organizer);
    if (content.recurrence_id) out["recurrence_id"] = seconds_of(*content.recurrence_id);
    return {{"unreadable", out}};
}

json from_content(const Invitation& content) {
    json out{{"method", method_name(content.method)}};
    put_list(out, "zones", content.zones, from_zone);
    put_list(out, "components", content.components, from_component);
    return {{"invitation", out}};
}

Unsubscribed to_unsubscribed(const json& in) {
    return {in.at("reason"), flag(in, "report"), flag(in, "calendar")};
}

Unreadable to_unreadable(const json& in) {
    Unreadable content;
    content.reason = in.at("reason");
    if (in.contains("method")) content.method = method_from(in.at("method"));
    content.uid = text(in, "uid");
    content.organizer = text(in, "organizer");
    content.sequence = in.at("sequence");
    content.dtstamp = instant_from(in.at("dtstamp"));
    if (in.contains("recurrence_id")) content.recurrence_id = instant_from(in.at("recurrence_id"));
    return content;
}

Invitation to_invitation(const json& in) {
    return {method_from(in.at("method")), list<Zone>(in, "zones", to_zone),
            list<Component>(in, "components", to_component)};
}

json from_mail(const MailFacts& mail) {
    json out = json::object();
    put(out, "from", mail.from);
    put(out, "message_id", mail.message_id);
    put(out, "subject", mail.subject);
    if (mail.date) out["date"] = seconds_of(*mail.date);
    return out;
}

MailFacts to_mail(const json& in) {
    MailFacts mail{text(in, "from"), text(in, "message_id"), text(in, "subject"), std::nullopt};
    if (in.contains("date")) mail.date = instant_from(in.at("date"));
    return mail;
}

// What is no UTF-8 becomes U+FFFD.
std::string written(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

Reading to_reading(const json& in) {
    Reading reading{.mail = to_mail(in.at("mail")), .content = {}, .warnings = {}};
    if (in.contains("invitation"))
        reading.content = to_invitation(in.at("invitation"));
    else if (in.contains("unreadable"))
        reading.content = to_unreadable(in.at("unreadable"));
    else
        reading.content = to_unsubscribed(in.at("unsubscribed"));
    reading.warnings = in.value("warnings", std::vector<std::string>());
    return reading;
}

auto parsed(std::string_view what, std::string_view text, auto&& from_json) {
    try {
        return from_json(json::parse(text));
    } catch (const json::exception& error) {
        throw std::runtime_error("reading the text of " + std::string(what) + ": " + error.what());
    }
}

}  // namespace

std::string to_text(const Reading& reading) {
    json out = std::visit([](const auto& content) { return from_content(content); }, reading.content);
    out["mail"] = from_mail(reading.mail);
    if (!reading.warnings.empty()) out["warnings"] = reading.warnings;
    return written(out);
}

Reading parse_reading(std::string_view text) { return parsed("a message", text, to_reading); }

std::string to_text(const Component& component, const std::vector<Zone>& zones) {
    json out{{"component", from_component(component)}};
    put_list(out, "zones", zones, from_zone);
    return written(out);
}

std::pair<Component, std::vector<Zone>> parse_component(std::string_view text) {
    return parsed("a component", text, [](const json& in) {
        return std::pair(to_component(in.at("component")), list<Zone>(in, "zones", to_zone));
    });
}

}  // namespace reserve
