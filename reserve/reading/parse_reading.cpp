#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

#include <array>
#include <cstddef>
#include <stdexcept>

#include "reserve/reading/mime/charset.hpp"
#include "reserve/reading/reading_text.hpp"

namespace reserve {
namespace {

using Json = rapidjson::Value;

void demand(bool met, const char* what) {
    if (!met) throw std::runtime_error(what);
}

const Json* find(const Json& object, const char* key) {
    demand(object.IsObject(), "a value is no object");
    const auto found = object.FindMember(key);
    return found == object.MemberEnd() ? nullptr : &found->value;
}

template <typename Value>
Value from(const Json& in);

template <typename Value>
Value get(const Json& object, const char* key) {
    const Json* const found = find(object, key);
    if (!found) throw std::runtime_error("there is no " + std::string(key));
    return from<Value>(*found);
}

template <typename Value>
std::optional<Value> get_any(const Json& object, const char* key) {
    const Json* const found = find(object, key);
    return found ? std::optional(from<Value>(*found)) : std::nullopt;
}

template <typename Value>
std::vector<Value> get_list(const Json& object, const char* key) {
    std::vector<Value> values;
    const Json* const found = find(object, key);
    if (!found) return values;
    demand(found->IsArray(), "a value is no list");
    values.reserve(found->Size());
    for (const Json& value : found->GetArray()) values.push_back(from<Value>(value));
    return values;
}

template <>
std::string from(const Json& in) {
    demand(in.IsString(), "a value is no text");
    return {in.GetString(), in.GetStringLength()};
}

template <>
bool from(const Json& in) {
    demand(in.IsBool(), "a value is neither true nor false");
    return in.GetBool();
}

template <>
int from(const Json& in) {
    demand(in.IsInt(), "a value is no number, or too large");
    return in.GetInt();
}

// No time is further away than that: what is made of it later cannot overflow.
template <>
std::chrono::seconds from(const Json& in) {
    constexpr std::chrono::seconds furthest = std::chrono::years(20'000);
    demand(in.IsInt64(), "a value is no number, or too large");
    const std::chrono::seconds seconds(in.GetInt64());
    demand(-furthest < seconds && seconds < furthest, "a time is too far away");
    return seconds;
}

template <>
Instant from(const Json& in) {
    return Instant(from<std::chrono::seconds>(in));
}

std::string text(const Json& in, const char* key) { return get_any<std::string>(in, key).value_or(""); }
bool flag(const Json& in, const char* key) { return get_any<bool>(in, key).value_or(false); }

const Json& pair(const Json& in) {
    demand(in.IsArray() && in.Size() == 2, "a value is no pair");
    return in;
}

template <>
CalendarTime from(const Json& in) {
    using Kind = CalendarTime::Kind;
    const auto tzid = get_any<std::string>(in, "tzid");
    return {.local = std::chrono::local_seconds(get<std::chrono::seconds>(in, "local")),
            .kind = flag(in, "utc") ? Kind::utc
                    : tzid          ? Kind::zoned
                                    : Kind::floating,
            .date_only = flag(in, "date"),
            .tzid = tzid.value_or("")};
}

template <>
ZoneOffset from(const Json& in) {
    return {.since = from<Instant>(pair(in)[0]), .offset = from<std::chrono::seconds>(in[1])};
}

template <>
Zone from(const Json& in) {
    return {.tzid = get<std::string>(in, "tzid"),
            .known = get_any<std::string>(in, "known"),
            .rules = get_list<ZoneOffset>(in, "rules")};
}

template <>
Attendee from(const Json& in) {
    return {.address = get<std::string>(in, "address"),
            .declined = flag(in, "declined"),
            .rsvp_false = flag(in, "rsvp_false"),
            .no_seat = flag(in, "no_seat")};
}

template <>
Duration from(const Json& in) {
    return {.days = std::chrono::days(from<int>(pair(in)[0])), .exact = from<std::chrono::seconds>(in[1])};
}

template <>
Period from(const Json& in) {
    return {.start = get<CalendarTime>(in, "start"),
            .end = get_any<CalendarTime>(in, "end"),
            .duration = get_any<Duration>(in, "duration")};
}

template <>
Component from(const Json& in) {
    return {.uid = get<std::string>(in, "uid"),
            .recurrence_id = get_any<CalendarTime>(in, "recurrence_id"),
            .this_and_future = flag(in, "this_and_future"),
            .sequence = get<int>(in, "sequence"),
            .dtstamp = get<Instant>(in, "dtstamp"),
            .cancelled = flag(in, "cancelled"),
            .start = get<CalendarTime>(in, "start"),
            .end = get_any<CalendarTime>(in, "end"),
            .duration = get_any<Duration>(in, "duration"),
            .rrule = get_any<std::string>(in, "rrule"),
            .further_rrules = get_list<std::string>(in, "further_rrules"),
            .exrules = get_list<std::string>(in, "exrules"),
            .rdates = get_list<CalendarTime>(in, "rdates"),
            .periods = get_list<Period>(in, "periods"),
            .exdates = get_list<CalendarTime>(in, "exdates"),
            .summary = text(in, "summary"),
            .location = text(in, "location"),
            .is_private = flag(in, "private"),
            .organizer = text(in, "organizer"),
            .organizer_name = text(in, "organizer_name"),
            .booked_by = text(in, "booked_by"),
            .attendees = get_list<Attendee>(in, "attendees")};
}

template <>
Method from(const Json& in) {
    const auto name = from<std::string>(in);
    demand(name == "REQUEST" || name == "CANCEL" || name == "ADD", "there is no such method");
    return name == "REQUEST" ? Method::request : name == "CANCEL" ? Method::cancel : Method::add;
}

template <>
Unsubscribed from(const Json& in) {
    return {.reason = get<std::string>(in, "reason"),
            .is_report = flag(in, "report"),
            .has_calendar = flag(in, "calendar")};
}

template <>
Unreadable from(const Json& in) {
    return {.reason = get<std::string>(in, "reason"),
            .method = get_any<Method>(in, "method"),
            .uid = text(in, "uid"),
            .organizer = text(in, "organizer"),
            .sequence = get<int>(in, "sequence"),
            .dtstamp = get<Instant>(in, "dtstamp"),
            .recurrence_id = get_any<Instant>(in, "recurrence_id"),
            .attendees = get_list<Attendee>(in, "attendees")};
}

template <>
Invitation from(const Json& in) {
    return {.method = get<Method>(in, "method"),
            .zones = get_list<Zone>(in, "zones"),
            .components = get_list<Component>(in, "components")};
}

template <>
MailFacts from(const Json& in) {
    return {.from = text(in, "from"),
            .message_id = text(in, "message_id"),
            .subject = text(in, "subject"),
            .date = get_any<Instant>(in, "date"),
            .automatic = flag(in, "automatic")};
}

template <>
CalendarContent from(const Json& in) {
    if (const Json* const invitation = find(in, "invitation")) return from<Invitation>(*invitation);
    if (const Json* const unreadable = find(in, "unreadable")) return from<Unreadable>(*unreadable);
    return get<Unsubscribed>(in, "unsubscribed");
}

std::vector<CalendarContent> contents_of(const Json& in) {
    auto contents = get_list<CalendarContent>(in, "contents");
    if (contents.empty()) contents.push_back(from<CalendarContent>(in));
    return contents;
}

template <>
Reading from(const Json& in) {
    return {.mail = get<MailFacts>(in, "mail"),
            .contents = contents_of(in),
            .warnings = get_list<std::string>(in, "warnings")};
}

// Without recursion, so that no depth of it overflows the stack.
auto parsed(std::string_view text, const std::string& what, auto&& from_json) try {
    alignas(std::max_align_t) std::array<char, 16 * 1024> memory;  // of an ordinary message's values
    rapidjson::MemoryPoolAllocator<> allocator(memory.data(), memory.size());
    rapidjson::Document document(&allocator);
    rapidjson::MemoryStream octets(text.data(), text.size());
    demand(is_utf8(text), "it is not UTF-8");
    document.ParseStream<rapidjson::kParseIterativeFlag>(octets);
    demand(!document.HasParseError(), rapidjson::GetParseError_En(document.GetParseError()));
    demand(octets.Tell() == text.size(), "something follows it");
    return from_json(document);
} catch (const std::runtime_error& error) {
    throw std::runtime_error("reading the text of a " + what + ": " + error.what());
}

}  // namespace

Reading parse_reading(std::string_view text) { return parsed(text, "message", from<Reading>); }

std::pair<Component, std::vector<Zone>> parse_component(std::string_view text) {
    return parsed(text, "component", [](const Json& in) {
        return std::pair(get<Component>(in, "component"), get_list<Zone>(in, "zones"));
    });
}

}  // namespace reserve
