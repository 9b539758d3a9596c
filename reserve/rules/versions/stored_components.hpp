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

// The components with `component` in the place of what was stored under its RECURRENCE-ID.
std::vector<DecidedComponent> with(std::vector<DecidedComponent> components, DecidedComponent component);

// A component as it is remembered. At an equal version the contents that were decided before are kept.
DecidedComponent decided(const AskedComponent& asked, const std::vector<Zone>& zones,
                         const std::string& organizer, std::optional<Instant> recurrence_id, Version version);

bool recurs(const Component& component);

}  // namespace reserve
