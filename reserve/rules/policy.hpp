#pragma once
#include <array>
#include <chrono>
#include <set>
#include <string>

namespace reserve {

// Addresses in lower case, and "@example.com" for everybody of that domain.
using People = std::set<std::string, std::less<>>;

// When a room is open, by the clock of its zone. An end of 24:00 is midnight.
struct WorkingHours {
    std::array<bool, 7> days{false, true, true, true, true, true, false};  // Sunday first
    std::chrono::minutes start{8 * 60};
    std::chrono::minutes end{17 * 60};
    friend bool operator==(const WorkingHours&, const WorkingHours&) = default;
};

// How a room decides: the settings booking.* of SPEC section 4, named after Exchange's Resource Booking
// Attendant and with its defaults, except where the SPEC gives another (ruling 9).
struct BookingPolicy {
    enum class ConflictingUpdate { release, keep };  // the old slots of dates that an update was refused for
    enum class Unreadable { decline, park };

    bool allow_conflicts = false;
    int booking_window_in_days = 180;  // 0 is today only; at most 1080
    bool enforce_scheduling_horizon = true;
    int maximum_duration_in_minutes = 1440;  // 0: no limit
    int minimum_duration_in_minutes = 0;
    bool allow_recurring_meetings = true;
    int conflict_percentage_allowed = 0;  // of the dates of a series inside the booking window
    int maximum_conflict_instances = 0;
    bool schedule_only_during_work_hours = false;
    WorkingHours working_hours;
    bool enforce_capacity = false;  // of rooms whose capacity is known
    bool process_external_meeting_messages = true;

    // Who books a request that keeps to the policy, whose is put to the delegates, and who may have one put
    // to them that does not keep to it. Everybody else is declined.
    bool all_book_in_policy = true;
    People book_in_policy;
    bool all_request_in_policy = false;
    People request_in_policy;
    bool all_request_out_of_policy = false;
    People request_out_of_policy;
    People resource_delegates;  // single addresses
    bool forward_requests_to_delegates = true;

    bool add_organizer_to_subject = true;
    bool delete_subject = true;
    bool remove_private_property = false;
    bool organizer_info = true;  // an answer names who has booked what is in the way
    bool add_additional_response = false;
    std::string additional_response;

    int setup_minutes = 0;
    int cleanup_minutes = 0;
    ConflictingUpdate conflicting_update = ConflictingUpdate::release;
    Unreadable unreadable = Unreadable::decline;
    friend bool operator==(const BookingPolicy&, const BookingPolicy&) = default;
};

}  // namespace reserve
