#include "reserve/reading/choose_calendar.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "reserve/reading/calendar/instant_of.hpp"

namespace reserve {
namespace {

// SEQUENCE, then DTSTAMP (SPEC ruling 5). At equal version the calendar object of more weight counts.
using Version = std::pair<int, Instant>;

Version version_of(const Component& component) { return {component.sequence, component.dtstamp}; }
Version version_of(const Unreadable& unreadable) { return {unreadable.sequence, unreadable.dtstamp}; }

// What `components` say of the same meeting, series or occurrence.
template <typename Components>
auto counterpart(Components& components, const Component& of) {
    return std::ranges::find_if(components, [&](const Component& component) {
        return component.uid == of.uid && component.recurrence_id == of.recurrence_id;
    });
}

const Component* counterpart(const Invitation& invitation, const Unreadable& unreadable) {
    const auto found = std::ranges::find_if(invitation.components, [&](const Component& component) {
        const auto date = component.recurrence_id ? instant_of(*component.recurrence_id, invitation.zones)
                                                  : std::optional<Instant>();
        return component.uid == unreadable.uid && date == unreadable.recurrence_id;
    });
    return found == invitation.components.end() ? nullptr : &*found;
}

// Whether `invitation` says all that `other` says, as it is or newer.
bool covers(const Invitation& invitation, const Invitation& other) {
    return std::ranges::all_of(other.components, [&](const Component& component) {
        const auto own = counterpart(invitation.components, component);
        return own != invitation.components.end() && version_of(*own) >= version_of(component);
    });
}

bool fits(const Invitation& invitation, const Invitation& other) {
    const auto contradicted = [&](const Zone& zone) {
        const auto same = std::ranges::find(invitation.zones, zone.tzid, &Zone::tzid);
        return same != invitation.zones.end() && *same != zone;
    };
    return invitation.method == other.method && std::ranges::none_of(other.zones, contradicted);
}

// Of what both say the newer counts.
Invitation together(Invitation invitation, const Invitation& other) {
    for (const Zone& zone : other.zones)
        if (std::ranges::find(invitation.zones, zone) == invitation.zones.end())
            invitation.zones.push_back(zone);
    for (const Component& component : other.components) {
        const auto own = counterpart(invitation.components, component);
        if (own == invitation.components.end())
            invitation.components.push_back(component);
        else if (version_of(*own) < version_of(component))
            *own = component;
    }
    return invitation;
}

// Two contents of one UID as one; nothing where each counts.
std::optional<CalendarContent> as_one(const Invitation& first, const Invitation& second) {
    if (covers(first, second)) return first;
    if (covers(second, first)) return second;
    if (fits(first, second)) return together(first, second);
    return std::nullopt;
}

std::optional<CalendarContent> as_one(const Unreadable& first, const Unreadable& second) {
    if (first.recurrence_id != second.recurrence_id) return std::nullopt;
    if (first.uid.empty() && first.reason != second.reason) return std::nullopt;
    return version_of(first) < version_of(second) ? second : first;
}

std::optional<CalendarContent> as_one(const Invitation& invitation, const Unreadable& unreadable) {
    const Component* const readable = counterpart(invitation, unreadable);
    if (!readable) return std::nullopt;
    if (version_of(*readable) < version_of(unreadable)) return unreadable;
    return invitation;
}

std::optional<CalendarContent> as_one(const CalendarContent& first, const CalendarContent& second) {
    const auto* const invitation = std::get_if<Invitation>(&first);
    const auto* const other = std::get_if<Invitation>(&second);
    if (invitation && other) return as_one(*invitation, *other);
    if (invitation) return as_one(*invitation, std::get<Unreadable>(second));
    if (other) return as_one(*other, std::get<Unreadable>(first));
    return as_one(std::get<Unreadable>(first), std::get<Unreadable>(second));
}

const std::string& uid_of(const CalendarContent& content) {
    const auto* const invitation = std::get_if<Invitation>(&content);
    return invitation ? invitation->components.front().uid : std::get<Unreadable>(content).uid;
}

// What a content says of each meeting, apart.
std::vector<CalendarContent> by_meeting(CalendarContent content) {
    const auto* const invitation = std::get_if<Invitation>(&content);
    if (!invitation) return {std::move(content)};
    std::vector<CalendarContent> meetings;
    for (const Component& component : invitation->components) {
        const auto same = std::ranges::find(meetings, component.uid, uid_of);
        if (same == meetings.end())
            meetings.push_back(Invitation{invitation->method, invitation->zones, {component}});
        else
            std::get<Invitation>(*same).components.push_back(component);
    }
    return meetings;
}

void add_warning(CalendarReading& chosen, std::string warning) {
    if (std::ranges::find(chosen.warnings, warning) == chosen.warnings.end())
        chosen.warnings.push_back(std::move(warning));
}

void warn_of_loss(CalendarReading& chosen, const CalendarContent& given, const CalendarContent& kept) {
    const auto* const unreadable = std::get_if<Unreadable>(&given);
    if (unreadable && std::holds_alternative<Invitation>(kept))
        add_warning(chosen, "left out, as the same meeting stands there readable: " + unreadable->reason);
}

void add(CalendarReading& chosen, CalendarContent meeting) {
    for (CalendarContent& other : chosen.contents) {
        if (uid_of(other) != uid_of(meeting)) continue;
        auto one = as_one(other, meeting);
        if (!one) continue;
        warn_of_loss(chosen, other, *one);
        warn_of_loss(chosen, meeting, *one);
        other = std::move(*one);
        return;
    }
    chosen.contents.push_back(std::move(meeting));
}

bool is_unsubscribed(const CalendarReading& reading) {
    return std::holds_alternative<Unsubscribed>(reading.contents.front());
}

// What counts only where nothing else is there.
void leave_out(std::vector<CalendarReading>& readings, auto is_minor, const char* warning) {
    if (std::ranges::all_of(readings, is_minor)) {
        readings.erase(readings.begin() + 1, readings.end());
        return;
    }
    if (std::erase_if(readings, is_minor) > 0) readings.front().warnings.push_back(warning);
}

}  // namespace

CalendarReading choose_calendar(std::vector<CalendarReading> readings) {
    if (readings.size() == 1) return std::move(readings.front());
    leave_out(readings, std::mem_fn(&CalendarReading::is_empty),
              "a calendar part that holds nothing was left out");
    leave_out(readings, is_unsubscribed,
              "another calendar object of the message is not work and was left out");
    CalendarReading chosen;
    for (CalendarReading& reading : readings) {
        for (std::string& warning : reading.warnings) add_warning(chosen, std::move(warning));
        for (CalendarContent& content : reading.contents)
            for (CalendarContent& meeting : by_meeting(std::move(content))) add(chosen, std::move(meeting));
    }
    return chosen;
}

}  // namespace reserve
