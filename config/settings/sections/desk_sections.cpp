#include "config/settings/kinds.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using Unknown = reserve::RequesterSettings::Unknown;
using Update = reserve::BookingPolicy::ConflictingUpdate;
using Unreadable = reserve::BookingPolicy::Unreadable;

std::vector<Key> booking_keys(reserve::BookingPolicy& policy) {
    return {
        truth("allow_conflicts", policy.allow_conflicts).at_reload(),
        number("booking_window_in_days", policy.booking_window_in_days, {0, 1080}).at_reload(),
        truth("enforce_scheduling_horizon", policy.enforce_scheduling_horizon).at_reload(),
        number("maximum_duration_in_minutes", policy.maximum_duration_in_minutes).at_reload(),
        number("minimum_duration_in_minutes", policy.minimum_duration_in_minutes).at_reload(),
        truth("allow_recurring_meetings", policy.allow_recurring_meetings).at_reload(),
        number("conflict_percentage_allowed", policy.conflict_percentage_allowed, {0, 100}).at_reload(),
        number("maximum_conflict_instances", policy.maximum_conflict_instances).at_reload(),
        number("setup_minutes", policy.setup_minutes, {0, 1440}).at_reload(),
        number("cleanup_minutes", policy.cleanup_minutes, {0, 1440}).at_reload(),
        choice<Update>("conflicting_update", policy.conflicting_update,
                       {{"release", Update::release}, {"keep", Update::keep}})
            .at_reload(),
        choice<Unreadable>("unreadable", policy.unreadable,
                           {{"decline", Unreadable::decline}, {"park", Unreadable::park}})
            .at_reload(),
    };
}

std::vector<Key> requester_keys(reserve::RequesterSettings& requester) {
    return {
        address("default_user", requester.default_user).at_reload(),
        domains("accepted_domains", requester.accepted_domains).at_reload(),
        truth("create_external_contact", requester.create_external_contact).at_reload(),
        choice<Unknown>("unknown", requester.unknown,
                        {{"refuse", Unknown::refuse}, {"decline", Unknown::decline}, {"book", Unknown::book}})
            .at_reload(),
    };
}

}  // namespace

Section requester_section(reserve::RequesterSettings& requester) {
    return {"requester", false, [&requester](std::size_t) { return requester_keys(requester); }};
}

Section booking_section(reserve::BookingPolicy& policy) {
    return {"booking", false, [&policy](std::size_t) { return booking_keys(policy); }};
}

}  // namespace config
