#include "reserve/rules/versions/stored_components.hpp"

#include <algorithm>

#include "reserve/reading/reading_text.hpp"
#include "reserve/rules/versions/who_may_change.hpp"

namespace reserve {

const DecidedComponent* stored_component(const Meeting& meeting, std::optional<Instant> recurrence_id,
                                         const std::string& organizer) {
    const auto found = std::ranges::find(meeting.components, recurrence_id, &DecidedComponent::recurrence_id);
    if (found == meeting.components.end()) return nullptr;
    if (found->state != DecidedComponent::State::cancelled) return &*found;
    const bool of_the_booked = meeting.reservation && same_address(found->organizer, meeting.organizer);
    return of_the_booked || same_address(found->organizer, organizer) ? &*found : nullptr;
}

std::vector<DecidedComponent> with(std::vector<DecidedComponent> components, DecidedComponent component) {
    const auto same =
        std::ranges::find(components, component.recurrence_id, &DecidedComponent::recurrence_id);
    if (same != components.end()) {
        if (same->version == component.version)
            component.digests.insert(component.digests.begin(), same->digests.begin(), same->digests.end());
        *same = std::move(component);
        return components;
    }
    const auto later = [&](const DecidedComponent& c) { return c.recurrence_id > component.recurrence_id; };
    components.insert(std::ranges::find_if(components, later), std::move(component));
    return components;
}

DecidedComponent decided(const AskedComponent& asked, const std::vector<Zone>& zones,
                         const std::string& organizer, std::optional<Instant> recurrence_id,
                         Version version) {
    const bool has_times = asked.wish != AskedComponent::Wish::cancel;
    return {.recurrence_id = recurrence_id,
            .version = version,
            .state = has_times && asked.wish == AskedComponent::Wish::book
                         ? DecidedComponent::State::booked
                         : DecidedComponent::State::cancelled,
            .organizer = organizer,
            .digests = {},
            .content = has_times ? to_text(asked.component, zones) : std::string()};
}

bool recurs(const Component& component) { return component.rrule || !component.rdates.empty() || !component.periods.empty(); }

}  // namespace reserve
