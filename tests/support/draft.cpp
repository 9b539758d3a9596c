#include "tests/support/draft.hpp"

#include <cstdio>
#include <stdexcept>

namespace support {

using namespace reserve;

Instant at(const std::string& text) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0;
    if (std::sscanf(text.c_str(), "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute) != 5)
        throw std::runtime_error("no time: " + text);
    const std::chrono::year_month_day date(std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day)));
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

Draft::Draft(std::string uid) {
    component_.uid = std::move(uid);
    component_.organizer = "ada@corp.example.com";
    component_.summary = "Secret plans";
    component_.attendees = {{.address = "room.1@corp.example.com", .declined = false, .rsvp_false = false}};
    component_.dtstamp = at("2026-11-22 00:00");
}

CalendarTime Draft::time(const std::string& text) const {
    CalendarTime time{.local = std::chrono::local_seconds(at(text).time_since_epoch()),
                      .kind = CalendarTime::Kind::utc,
                      .date_only = false,
                      .tzid = {}};
    if (zone_.empty()) return time;
    time.kind = CalendarTime::Kind::zoned;
    time.tzid = zone_;
    return time;
}

Draft Draft::starts(const std::string& text, std::chrono::minutes length) const {
    Draft draft = *this;
    draft.component_.start = time(text);
    draft.component_.end.reset();
    draft.component_.duration = Duration{.days = {}, .exact = length};
    return draft;
}

Draft Draft::repeats(const std::string& rule) const {
    return with([&](Component& c) { c.rrule = rule; });
}

Draft Draft::without(const std::string& text) const {
    return with([&](Component& c) { c.exdates.push_back(time(text)); });
}

Draft Draft::instead_of(const std::string& text) const {
    return with([&](Component& c) { c.recurrence_id = time(text); });
}

Draft Draft::version(int sequence, int sent_minute) const {
    return with([&](Component& c) {
        c.sequence = sequence;
        c.dtstamp = at("2026-11-22 00:00") + std::chrono::minutes(sent_minute);
    });
}

Draft Draft::in_zone(const std::string& olson) const {
    Draft draft = *this;
    draft.zone_ = olson;
    return draft;
}

Draft Draft::all_day(int days) const {
    return with([&](Component& c) {
        c.start.kind = CalendarTime::Kind::floating;
        c.start.date_only = true;
        c.start.tzid.clear();
        c.duration = Duration{.days = std::chrono::days(days), .exact = {}};
    });
}

Draft Draft::by(const std::string& organizer) const {
    return with([&](Component& c) { c.organizer = organizer; });
}

Draft Draft::to(std::vector<Attendee> attendees) const {
    return with([&](Component& c) { c.attendees = std::move(attendees); });
}

Draft Draft::to(const std::string& attendee) const {
    return to(std::vector<Attendee>{{.address = attendee, .declined = false, .rsvp_false = false}});
}

Draft Draft::cancelled() const {
    return with([](Component& c) { c.cancelled = true; });
}

Draft Draft::about(const std::string& summary, bool is_private) const {
    return with([&](Component& c) {
        c.summary = summary;
        c.is_private = is_private;
    });
}

Draft Draft::with(const std::function<void(Component&)>& change) const {
    Draft draft = *this;
    change(draft.component_);
    return draft;
}

Reading message(Method method, const std::vector<Draft>& drafts) {
    Invitation invitation{.method = method, .zones = {}, .components = {}};
    for (const Draft& draft : drafts) {
        invitation.components.push_back(draft.component());
        const std::string& tzid = draft.component().start.tzid;
        if (!tzid.empty()) invitation.zones.push_back({.tzid = tzid, .known = tzid, .rules = {}});
    }
    return {.mail = {.from = "ada@corp.example.com",
                     .message_id = "<1@corp.example.com>",
                     .subject = {},
                     .date = {}},
            .contents = {std::move(invitation)},
            .warnings = {}};
}

Reading request(const std::vector<Draft>& drafts) { return message(Method::request, drafts); }
Reading cancel(const std::vector<Draft>& drafts) { return message(Method::cancel, drafts); }
Reading add(const std::vector<Draft>& drafts) { return message(Method::add, drafts); }

}  // namespace support
