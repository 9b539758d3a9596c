#include "reserve/rules/asked_meeting.hpp"

#include <algorithm>

#include "reserve/receiving/requester_check.hpp"

namespace reserve {
namespace {

bool is_of(const Attendee& attendee, const Room& room) {
    const auto address = Address::parse(attendee.address);
    return address && belongs_to(room, *address);
}

bool is_damaged(const Attendee& attendee) { return attendee.address.empty(); }

// A component without any ATTENDEE line takes the list of its series (ruling 2).
const std::vector<Attendee>& attendees_of(const Component& component, const Invitation& invitation) {
    if (!component.attendees.empty() || !component.recurrence_id) return component.attendees;
    const auto series = std::ranges::find_if(invitation.components, [&](const Component& other) {
        return other.uid == component.uid && !other.recurrence_id;
    });
    return series == invitation.components.end() ? component.attendees : series->attendees;
}

// A damaged ATTENDEE line of a CANCEL counts as the room's (ruling 15).
bool counts_as_listed(const std::vector<Attendee>& attendees, bool found, Method method) {
    return found || (method == Method::cancel && std::ranges::any_of(attendees, is_damaged));
}

bool lists(const std::vector<Attendee>& attendees, const Room& room, Method method) {
    const bool found = std::ranges::any_of(attendees, [&](const Attendee& a) { return is_of(a, room); });
    return counts_as_listed(attendees, found, method);
}

bool lists(const Unreadable& unreadable, const Room& room) {
    return lists(unreadable.attendees, room, unreadable.method.value_or(Method::request));
}

AskedComponent seen_by(const Room& room, const Component& component, const Invitation& invitation) {
    const auto& attendees = attendees_of(component, invitation);
    const auto own = std::ranges::find_if(attendees, [&](const Attendee& a) { return is_of(a, room); });
    const bool found = own != attendees.end();
    AskedComponent asked{.component = component};
    asked.lists_room = counts_as_listed(attendees, found, invitation.method);
    asked.others_only = !attendees.empty() && !asked.lists_room;
    asked.silent = found && own->rsvp_false;
    if (found && own->declined) asked.wish = AskedComponent::Wish::stay_out;
    if (component.cancelled || invitation.method == Method::cancel) asked.wish = AskedComponent::Wish::cancel;
    return asked;
}

std::vector<AskedComponent> seen_by(const Room& room, const Invitation& invitation) {
    std::vector<AskedComponent> all;
    for (const Component& component : invitation.components)
        all.push_back(seen_by(room, component, invitation));
    return all;
}

// Two components for the same thing in one message: the newer counts.
void keep_newer(std::optional<AskedComponent>& kept, AskedComponent asked) {
    const auto version = [](const AskedComponent& c) {
        return std::pair(c.component.sequence, c.component.dtstamp);
    };
    if (!kept || version(asked) > version(*kept)) kept = std::move(asked);
}

void put(AskedMeeting& meeting, AskedComponent asked) {
    if (const auto organizer = Address::parse(asked.component.organizer);
        organizer && meeting.organizer.empty())
        meeting.organizer = organizer->text();
    if (asked.component.recurrence_id)
        meeting.exceptions.push_back(std::move(asked));
    else
        keep_newer(meeting.series, std::move(asked));
}

// Dates of a series that are held without the room are not for it, though the rest of the series is (ruling
// 2).
void leave_out_what_is_for_others(AskedMeeting& meeting) {
    if (meeting.series && meeting.series->others_only) meeting.series.reset();
    if (!meeting.series || meeting.method == Method::cancel)
        std::erase_if(meeting.exceptions, [](const AskedComponent& c) { return c.others_only; });
    for (AskedComponent& exception : meeting.exceptions)
        if (exception.others_only && exception.wish == AskedComponent::Wish::book)
            exception.wish = AskedComponent::Wish::stay_out;
}

std::vector<AskedMeeting> by_uid(std::vector<AskedComponent> components, const Invitation& invitation) {
    std::vector<AskedMeeting> meetings;
    for (AskedComponent& asked : components) {
        const std::string& uid = asked.component.uid;
        auto same = std::ranges::find(meetings, uid, &AskedMeeting::uid);
        if (same == meetings.end())
            same = meetings.insert(same, {invitation.method, uid, {}, invitation.zones, std::nullopt, {}});
        put(*same, std::move(asked));
    }
    return meetings;
}

// ORGANIZER without an address: From (ruling 12).
std::string organizer_without_address(const AskedMeeting& meeting, const MailFacts& mail) {
    if (const auto from = Address::parse(mail.from)) return from->text();
    const Component& first =
        meeting.series ? meeting.series->component : meeting.exceptions.front().component;
    return first.organizer;
}

}  // namespace

bool lists_room(const AskedMeeting& asked) {
    return (asked.series && asked.series->lists_room) ||
           std::ranges::any_of(asked.exceptions, &AskedComponent::lists_room);
}

bool lists_room(const Reading& reading, const Room& room) {
    return std::ranges::any_of(reading.contents, [&](const CalendarContent& content) {
        if (const auto* unreadable = std::get_if<Unreadable>(&content)) return lists(*unreadable, room);
        const auto* const invitation = std::get_if<Invitation>(&content);
        return invitation && std::ranges::any_of(invitation->components, [&](const Component& component) {
                   return lists(attendees_of(component, *invitation), room, invitation->method);
               });
    });
}

bool concerns(const Unreadable& unreadable, const Room& room, bool listed) {
    return !listed || unreadable.attendees.empty() || lists(unreadable, room);
}

std::vector<AskedMeeting> asked_meetings(const Invitation& invitation, const MailFacts& mail,
                                         const Room& room, bool listed) {
    std::vector<AskedMeeting> meetings = by_uid(seen_by(room, invitation), invitation);
    for (AskedMeeting& meeting : meetings) {
        if (meeting.organizer.empty()) meeting.organizer = organizer_without_address(meeting, mail);
        if (listed) leave_out_what_is_for_others(meeting);
    }
    std::erase_if(meetings, [](const AskedMeeting& m) { return !m.series && m.exceptions.empty(); });
    return meetings;
}

}  // namespace reserve
