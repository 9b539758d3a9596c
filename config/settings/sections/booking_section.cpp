#include "config/settings/kinds.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using Update = reserve::BookingPolicy::ConflictingUpdate;
using Unreadable = reserve::BookingPolicy::Unreadable;

std::vector<Key> limits(reserve::BookingPolicy& policy) {
    return {
        truth("allow_conflicts", policy.allow_conflicts),
        number("booking_window_in_days", policy.booking_window_in_days, {0, 1080}),
        truth("enforce_scheduling_horizon", policy.enforce_scheduling_horizon),
        number("maximum_duration_in_minutes", policy.maximum_duration_in_minutes),
        number("minimum_duration_in_minutes", policy.minimum_duration_in_minutes),
        truth("allow_recurring_meetings", policy.allow_recurring_meetings),
        number("conflict_percentage_allowed", policy.conflict_percentage_allowed, {0, 100}),
        number("maximum_conflict_instances", policy.maximum_conflict_instances),
        truth("schedule_only_during_work_hours", policy.schedule_only_during_work_hours),
        weekdays("work_days", policy.working_hours.days),
        time_of_day("working_hours_start_time", policy.working_hours.start),
        time_of_day("working_hours_end_time", policy.working_hours.end),
        truth("enforce_capacity", policy.enforce_capacity),
        number("setup_minutes", policy.setup_minutes, {0, 1440}),
        number("cleanup_minutes", policy.cleanup_minutes, {0, 1440}),
    };
}

std::vector<Key> people_keys(reserve::BookingPolicy& policy) {
    return {
        truth("process_external_meeting_messages", policy.process_external_meeting_messages),
        truth("all_book_in_policy", policy.all_book_in_policy),
        people("book_in_policy", policy.book_in_policy),
        truth("all_request_in_policy", policy.all_request_in_policy),
        people("request_in_policy", policy.request_in_policy),
        truth("all_request_out_of_policy", policy.all_request_out_of_policy),
        people("request_out_of_policy", policy.request_out_of_policy),
        addresses("resource_delegates", policy.resource_delegates),
        truth("forward_requests_to_delegates", policy.forward_requests_to_delegates),
    };
}

std::vector<Key> results(reserve::BookingPolicy& policy) {
    return {
        truth("add_organizer_to_subject", policy.add_organizer_to_subject),
        truth("delete_subject", policy.delete_subject),
        truth("remove_private_property", policy.remove_private_property),
        truth("organizer_info", policy.organizer_info),
        truth("add_additional_response", policy.add_additional_response),
        text("additional_response", policy.additional_response),
        choice<Update>("conflicting_update", policy.conflicting_update,
                       {{"release", Update::release}, {"keep", Update::keep}}),
        choice<Unreadable>("unreadable", policy.unreadable,
                           {{"decline", Unreadable::decline}, {"park", Unreadable::park}}),
    };
}

}  // namespace

std::vector<Key> booking_keys(reserve::BookingPolicy& policy) {
    std::vector<Key> keys;
    for (auto part : {limits, people_keys, results})
        for (Key& key : part(policy)) keys.push_back(std::move(key).at_reload());
    return keys;
}

Section booking_section(reserve::BookingPolicy& policy) {
    return {"booking", false, [&policy](std::size_t) { return booking_keys(policy); }};
}

}  // namespace config
