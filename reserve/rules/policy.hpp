#pragma once

namespace reserve {

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
    int setup_minutes = 0;
    int cleanup_minutes = 0;
    ConflictingUpdate conflicting_update = ConflictingUpdate::release;
    Unreadable unreadable = Unreadable::decline;
    friend bool operator==(const BookingPolicy&, const BookingPolicy&) = default;
};

}  // namespace reserve
