#include "reserve/reading/choose_calendar.hpp"

#include <algorithm>

namespace reserve {
namespace {

int rank(const CalendarReading& reading) {
    if (std::holds_alternative<Invitation>(reading.content)) return 0;
    return std::holds_alternative<Unreadable>(reading.content) ? 1 : 2;
}

bool holds_uid(const Invitation& invitation, const std::string& uid) {
    return std::ranges::any_of(invitation.components, [&](const Component& c) { return c.uid == uid; });
}

// Whether all meetings of `other` are in `invitation` already.
bool repeats(const Invitation& invitation, const Invitation& other) {
    return std::ranges::all_of(other.components,
                               [&](const Component& c) { return holds_uid(invitation, c.uid); });
}

bool fits(const Invitation& invitation, const Invitation& other) {
    const auto contradicted = [&](const Zone& zone) {
        const auto same = std::ranges::find(invitation.zones, zone.tzid, &Zone::tzid);
        return same != invitation.zones.end() && *same != zone;
    };
    const auto known = [&](const Component& c) { return holds_uid(invitation, c.uid); };
    return invitation.method == other.method && std::ranges::none_of(other.zones, contradicted) &&
           std::ranges::none_of(other.components, known);
}

Invitation together(Invitation invitation, const Invitation& other) {
    for (const Zone& zone : other.zones)
        if (std::ranges::find(invitation.zones, zone) == invitation.zones.end())
            invitation.zones.push_back(zone);
    invitation.components.insert(invitation.components.end(), other.components.begin(),
                                 other.components.end());
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
    CalendarReading chosen = std::move(*best);
    if (rank(chosen) != 0) return chosen;
    bool left_out = false;
    for (auto other = std::next(best); other != readings.end(); ++other) {
        auto& invitation = std::get<Invitation>(chosen.content);
        const auto* further = std::get_if<Invitation>(&other->content);
        if (!further) {
            left_out = true;
            continue;
        }
        if (repeats(invitation, *further)) continue;
        if (!fits(invitation, *further))
            return {.content = contradiction(invitation), .warnings = chosen.warnings};
        invitation = together(std::move(invitation), *further);
    }
    if (left_out)
        chosen.warnings.push_back("another calendar object of the message is not work and was left out");
    return chosen;
}

}  // namespace reserve
