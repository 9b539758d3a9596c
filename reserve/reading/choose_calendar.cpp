#include "reserve/reading/choose_calendar.hpp"

#include <algorithm>
#include <utility>

namespace reserve {
namespace {

int rank(const CalendarReading& reading) {
    if (std::holds_alternative<Invitation>(reading.content)) return 0;
    return std::holds_alternative<Unreadable>(reading.content) ? 1 : 2;
}

// SEQUENCE, then DTSTAMP (SPEC ruling 5). At equal version the calendar object of more weight counts.
using Version = std::pair<int, Instant>;

Version version_of(const Component& component) { return {component.sequence, component.dtstamp}; }

// What `components` say of the same meeting, series or occurrence.
template <typename Components>
auto counterpart(Components& components, const Component& of) {
    return std::ranges::find_if(components, [&](const Component& component) {
        return component.uid == of.uid && component.recurrence_id == of.recurrence_id;
    });
}

// Whether `invitation` says all that `other` says, as it is or newer.
bool covers(const Invitation& invitation, const Invitation& other) {
    return std::ranges::all_of(other.components, [&](const Component& component) {
        const auto own = counterpart(invitation.components, component);
        return own != invitation.components.end() && version_of(*own) >= version_of(component);
    });
}

// Whether `unreadable` is newer than all that `invitation` says of its meeting.
bool overtaken_by(const Invitation& invitation, const Unreadable& unreadable) {
    const Version version{unreadable.sequence, unreadable.dtstamp};
    bool found = false;
    for (const Component& component : invitation.components) {
        if (component.uid != unreadable.uid) continue;
        if (version_of(component) >= version) return false;
        found = true;
    }
    return found;
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

Unreadable contradiction(const Invitation& invitation) {
    const Component& first = invitation.components.front();
    return {.reason = "the message holds several calendar objects that cannot be taken together",
            .method = invitation.method,
            .uid = first.uid,
            .organizer = first.organizer,
            .sequence = first.sequence,
            .dtstamp = first.dtstamp,
            .recurrence_id = {}};
}

}  // namespace

CalendarReading choose_calendar(std::vector<CalendarReading> readings) {
    const auto best = std::ranges::min_element(readings, {}, rank);
    CalendarReading chosen = *best;
    if (rank(chosen) != 0) return chosen;
    bool left_out = false;
    for (auto other = readings.begin(); other != readings.end(); ++other) {
        if (other == best) continue;
        auto& invitation = std::get<Invitation>(chosen.content);
        const auto* unreadable = std::get_if<Unreadable>(&other->content);
        if (unreadable && overtaken_by(invitation, *unreadable)) return *other;
        const auto* further = std::get_if<Invitation>(&other->content);
        left_out = left_out || !further;
        if (!further || covers(invitation, *further)) continue;
        if (covers(*further, invitation)) {
            invitation = *further;
            continue;
        }
        if (!fits(invitation, *further))
            return {.content = contradiction(invitation), .warnings = chosen.warnings};
        invitation = together(std::move(invitation), *further);
    }
    if (left_out)
        chosen.warnings.push_back("another calendar object of the message is not work and was left out");
    return chosen;
}

}  // namespace reserve
