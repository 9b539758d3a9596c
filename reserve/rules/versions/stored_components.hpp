#pragma once
#include <optional>
#include <vector>

#include "reserve/meeting.hpp"
#include "reserve/rules/asked_meeting.hpp"

namespace reserve {

// The stored version of the series (no RECURRENCE-ID) or of one occurrence. A tombstone counts only against
// messages of its own organizer (ruling 12).
const DecidedComponent* stored_component(const Meeting& meeting, std::optional<Instant> recurrence_id,
                                         const std::string& organizer);

// Whether someone else's tombstone stands under that key: it gives way to no other.
bool is_tombstone_of_another(const Meeting& meeting, std::optional<Instant> recurrence_id,
                             bool this_and_future, const std::string& organizer);

// Whether it is no tombstone of someone else's.
bool counts_for(const Meeting& meeting, const DecidedComponent& component, const std::string& organizer);

// The same for an occurrence and all that follow it (RANGE=THISANDFUTURE).
const DecidedComponent* stored_range(const Meeting& meeting, Instant recurrence_id,
                                     const std::string& organizer);

// What an occurrence that comes alone, and is not stored itself, is compared with: the series, or what was
// sent later for this occurrence and all that follow it, or cancelled it with an earlier one and the rest. By
// RFC 5545 3.8.4.4 other changes of earlier occurrences leave it alone.
const DecidedComponent* latest_over(const Meeting& meeting, Instant recurrence_id,
                                    const std::string& organizer);

// Whether that date was asked for alone, later than a meeting that was sent at `whole_sent`, and is held
// until the delegates decide about it.
bool waits_alone(const Meeting& meeting, Instant recurrence_id, Instant whole_sent);

// The components with `component` in the place of what was stored under its RECURRENCE-ID and RANGE. A change
// of all that follow says what becomes of the occurrence itself, too.
std::vector<DecidedComponent> with(std::vector<DecidedComponent> components, DecidedComponent component);

// A component as it is remembered. At an equal version the contents that were decided before are kept.
DecidedComponent decided(const AskedComponent& asked, const std::vector<Zone>& zones,
                         const std::string& organizer, std::optional<Instant> recurrence_id, Version version);

// A component with the zones that its times are written in.
struct Content {
    Component component;
    std::vector<Zone> zones;
};

// Nothing where none was understood: a tombstone, or what was unreadable.
std::optional<Content> content_of(const DecidedComponent& component);

bool recurs(const Component& component);

}  // namespace reserve
