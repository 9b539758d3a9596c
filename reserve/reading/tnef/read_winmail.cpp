#include "reserve/reading/tnef/read_winmail.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "reserve/ascii.hpp"
#include "reserve/reading/choose_calendar.hpp"
#include "reserve/reading/read_part.hpp"
#include "reserve/reading/tnef/embedded_messages.hpp"
#include "reserve/reading/tnef/mapi_properties.hpp"
#include "reserve/reading/tnef/meeting_identity.hpp"
#include "reserve/reading/tnef/meeting_text.hpp"
#include "reserve/reading/tnef/tnef_attributes.hpp"

namespace reserve {
namespace {

constexpr auto too_many = "the winmail.dat holds too many calendar objects";

bool holds(std::string_view tnef, std::initializer_list<std::string_view> classes) {
    return std::ranges::any_of(classes, [&](auto name) { return tnef.find(name) != std::string_view::npos; });
}

// attMessageClass ([MS-OXTNEF] 2.1.3.3.4); empty where there is none before the container ends or is damaged.
std::string_view message_class(std::string_view winmail) {
    constexpr std::uint32_t id = 0x00078008;
    TnefAttributes attributes(winmail);
    while (const auto attribute = attributes.next())
        if (attribute->id == id) return attribute->value.substr(0, attribute->value.find('\0'));
    return {};
}

// The classes as Exchange writes them, and their names in MAPI ([MS-OXOCAL] 2.2.6 to 2.2.9). A receipt for a
// request has REPORT before and IPNRN behind them.
std::optional<Method> method_of(std::string_view winmail) {
    const std::string_view own = message_class(winmail);
    if (!own.empty() && !ascii::starts_with(own, "IPM.")) return std::nullopt;
    if (!own.empty()) winmail = own;
    if (holds(winmail, {"Microsoft Schedule.MtgReq", "IPM.Schedule.Meeting.Request"})) return Method::request;
    if (holds(winmail, {"Microsoft Schedule.MtgCncl", "IPM.Schedule.Meeting.Canceled"}))
        return Method::cancel;
    return std::nullopt;
}

CalendarReading unreadable(std::string reason, std::optional<Method> method,
                           const MeetingIdentity& identity) {
    return {.contents = {Unreadable{.reason = std::move(reason),
                                    .method = method,
                                    .uid = identity.uid,
                                    .organizer = identity.organizer,
                                    .sequence = identity.sequence,
                                    .dtstamp = identity.dtstamp.value_or(Instant{}),
                                    .recurrence_id = {}}},
            .warnings = {}};
}

CalendarReading read_meeting(std::string_view winmail, Method method, const Arrival& arrival,
                             const ReadingLimits& limits) {
    std::optional<MapiProperties> properties;
    try {
        properties.emplace(winmail);
    } catch (
        const std::runtime_error& damage) {  // the sender's fault: it is answered like any unreadable one
        return unreadable(damage.what(), method, {});
    }
    MeetingIdentity identity = meeting_identity(*properties);
    if (!identity.dtstamp) identity.dtstamp = arrival.mail_date.value_or(arrival.received_at);
    const MeetingText meeting = meeting_text(*properties, method, identity, limits);
    if (!meeting.problem.empty()) return unreadable(meeting.problem, method, identity);
    return read_calendar(parse_blocks(meeting.calendar).front(), arrival, limits);
}

// Of the files that are attached inside (attAttachData) those that are calendar objects.
std::vector<CalendarReading> read_attached(std::string_view winmail, const Arrival& arrival,
                                           const ReadingLimits& limits) {
    constexpr std::uint32_t id = 0x0006800F;
    std::vector<CalendarReading> readings;
    TnefAttributes attributes(winmail);
    while (const auto attribute = attributes.next()) {
        if (attribute->id != id || !ascii::starts_with(ascii::trimmed(attribute->value), "BEGIN:VCALENDAR"))
            continue;
        const CalendarPart file{.octets = std::string(attribute->value), .charset = "", .method = ""};
        std::ranges::move(read_part(file, arrival, limits), std::back_inserter(readings));
        if (readings.size() > limits.components) return {unreadable(too_many, std::nullopt, {})};
    }
    return readings;
}

CalendarReading read_container(std::string_view winmail, const Arrival& arrival, const ReadingLimits& limits,
                               int depth);

// Of the messages that are attached inside as objects, what each holds.
void add_embedded(std::vector<CalendarReading>& readings, std::string_view winmail, const Arrival& arrival,
                  const ReadingLimits& limits, int depth) {
    constexpr int deepest = 3;
    for (const std::string_view message : embedded_messages(winmail)) {
        if (depth == deepest)
            return readings.push_back(
                unreadable("the winmail.dat holds messages in messages too deep", std::nullopt, {}));
        readings.push_back(read_container(message, arrival, limits, depth + 1));
        if (readings.size() <= limits.components) continue;
        readings = {unreadable(too_many, std::nullopt, {})};
        return;
    }
}

// Without a class a damaged container may hold anything.
CalendarReading read_other(std::string_view winmail, const Arrival& arrival, const ReadingLimits& limits,
                           int depth) {
    try {
        if (!holds(winmail, {"IPM.", std::string_view("I\0P\0M\0.\0", 8)}))
            MapiProperties properties(winmail);
    } catch (const std::runtime_error& damage) {
        return unreadable(damage.what(), std::nullopt, {});
    }
    if (!holds(message_class(winmail), {"REPORT.", "Schedule."})) {
        auto readings = read_attached(winmail, arrival, limits);
        add_embedded(readings, winmail, arrival, limits, depth);
        if (!readings.empty()) return choose_calendar(std::move(readings));
    }
    return {
        .contents = {Unsubscribed{
            .reason = "the winmail.dat holds no meeting request", .is_report = false, .has_calendar = false}},
        .warnings = {}};
}

CalendarReading read_container(std::string_view winmail, const Arrival& arrival, const ReadingLimits& limits,
                               int depth) {
    const auto method = method_of(winmail);
    return method ? read_meeting(winmail, *method, arrival, limits)
                  : read_other(winmail, arrival, limits, depth);
}

}  // namespace

CalendarReading read_winmail(std::string_view winmail, const Arrival& arrival, const ReadingLimits& limits) {
    CalendarReading reading = read_container(winmail, arrival, limits, 0);
    if (std::holds_alternative<Unsubscribed>(reading.contents.front())) return reading;
    reading.warnings.push_back(
        "the meeting came as winmail.dat (TNEF); Set-RemoteDomain NAME -TNEFEnabled $false, for the remote "
        "domain of the receiving addresses, makes Exchange send iCalendar");
    return reading;
}

}  // namespace reserve
