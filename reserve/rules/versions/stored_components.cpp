#include "reserve/rules/versions/stored_components.hpp"

#include <algorithm>

#include "reserve/reading/reading_text.hpp"
#include "reserve/rules/versions/who_may_change.hpp"

namespace reserve {

namespace {

auto key_of(const DecidedComponent& component) {
    return std::pair(component.recurrence_id, component.this_and_future);
}

const DecidedComponent* stored_under(const Meeting& meeting,
                                     const std::pair<std::optional<Instant>, bool>& key,
                                     const std::string& organizer) {
    const auto found = std::ranges::find(meeting.components, key, key_of);
    if (found == meeting.components.end() || !counts_for(meeting, *found, organizer)) return nullptr;
    return &*found;
}

}  // namespace

bool counts_for(const Meeting& meeting, const DecidedComponent& component, const std::string& organizer) {
    if (component.state != DecidedComponent::State::cancelled) return true;
    const bool of_the_booked = meeting.reservation && same_address(component.organizer, meeting.organizer);
    return of_the_booked || same_address(component.organizer, organizer);
}

bool is_tombstone_of_another(const Meeting& meeting, std::optional<Instant> recurrence_id,
                             bool this_and_future, const std::string& organizer) {
    const auto found =
        std::ranges::find(meeting.components, std::pair(recurrence_id, this_and_future), key_of);
    return found != meeting.components.end() && !counts_for(meeting, *found, organizer);
}

const DecidedComponent* stored_component(const Meeting& meeting, std::optional<Instant> recurrence_id,
                                         const std::string& organizer) {
    return stored_under(meeting, {recurrence_id, false}, organizer);
}

const DecidedComponent* stored_range(const Meeting& meeting, Instant recurrence_id,
                                     const std::string& organizer) {
    return stored_under(meeting, {recurrence_id, true}, organizer);
}

const DecidedComponent* latest_over(const Meeting& meeting, Instant recurrence_id,
                                    const std::string& organizer) {
    const DecidedComponent* latest = stored_component(meeting, std::nullopt, organizer);
    for (const DecidedComponent& range : meeting.components) {
        if (!range.this_and_future || !counts_for(meeting, range, organizer)) continue;
        const bool cancels =
            range.state == DecidedComponent::State::cancelled && *range.recurrence_id <= recurrence_id;
        if (!cancels && range.recurrence_id != recurrence_id) continue;
        if (!latest || range.version.dtstamp > latest->version.dtstamp) latest = &range;
    }
    return latest;
}

bool waits_alone(const Meeting& meeting, Instant recurrence_id, Instant whole_sent) {
    const auto is_asked_alone = [&](const DecidedComponent& c) {
        return c.recurrence_id == recurrence_id && !c.this_and_future &&
               c.state == DecidedComponent::State::booked && c.version.dtstamp > whole_sent;
    };
    const auto is_held = [&](const Occurrence& o) { return o.recurrence_id == recurrence_id && o.tentative; };
    return std::ranges::any_of(meeting.components, is_asked_alone) &&
           std::ranges::any_of(meeting.occurrences, is_held);
}

std::vector<DecidedComponent> with(std::vector<DecidedComponent> components, DecidedComponent component) {
    if (component.this_and_future)
        std::erase_if(components, [&](const DecidedComponent& c) {
            return c.recurrence_id == component.recurrence_id && !c.this_and_future &&
                   c.version.dtstamp <= component.version.dtstamp;
        });
    const auto same = std::ranges::find(components, key_of(component), key_of);
    if (same != components.end()) {
        if (same->version == component.version)
            component.digests.insert(component.digests.begin(), same->digests.begin(), same->digests.end());
        *same = std::move(component);
        return components;
    }
    const auto later = [&](const DecidedComponent& c) { return key_of(c) > key_of(component); };
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
            .content = has_times ? to_text(asked.component, zones) : std::string(),
            .this_and_future = asked.component.this_and_future};
}

std::optional<Content> content_of(const DecidedComponent& component) {
    if (component.content.empty()) return std::nullopt;
    auto [content, zones] = parse_component(component.content);
    return Content{std::move(content), std::move(zones)};
}

bool recurs(const Component& component) {
    return component.rrule || !component.rdates.empty() || !component.periods.empty();
}

}  // namespace reserve
