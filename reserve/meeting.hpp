#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/invitation.hpp"
#include "reserve/requester.hpp"
#include "reserve/room.hpp"

namespace reserve {

enum class ReservationId : std::int64_t {};

// SEQUENCE, then DTSTAMP (RFC 5546 2.1.5).
struct Version {
    int sequence = 0;
    Instant dtstamp{};
    auto operator<=>(const Version&) const = default;
};

// The newest decided version of a series, a single meeting (no recurrence_id), one occurrence, or one and all
// that follow it. A CANCEL that came before its REQUEST is one too, without content: the tombstone.
struct DecidedComponent {
    enum class State { booked, declined, cancelled };

    std::optional<Instant> recurrence_id;
    Version version;
    State state = State::booked;
    std::string organizer;             // who sent this version: calendar address as written, or From
    std::vector<std::string> digests;  // contents decided under this version (SPEC ruling 5)
    std::string content;               // reserve/reading/reading_text.hpp
    // Of a series that goes on beyond the booking window: its dates that begin before this are decided.
    // Nothing: all are.
    std::optional<Instant> decided_until{};
    // RANGE=THISANDFUTURE (RFC 5545 3.2.13). Beside it the occurrence may have a version of its own.
    bool this_and_future = false;
    friend bool operator==(const DecidedComponent&, const DecidedComponent&) = default;
};

// One date of a reservation.
struct Occurrence {
    Instant recurrence_id{};  // original start by the rule; for a single meeting its start
    Interval time;
    Interval blocked;        // with set-up and clean-down; of zero length: blocks nothing
    bool exclusive = true;   // false: booked under allow_conflicts, outside the constraint
    bool tentative = false;  // held until the room's delegates decide (ruling 16)
    // Booked until they decide about this date, which is to take its place (conflicting_update = keep).
    std::optional<Instant> held_for{};
    friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

// Whether it is that date of its meeting, or the old slot of it.
inline bool is_of_date(const Occurrence& occurrence, Instant recurrence_id) {
    return occurrence.recurrence_id == recurrence_id || occurrence.held_for == recurrence_id;
}

// All that the calendar of one room knows about one UID.
struct Meeting {
    RoomId room{};
    std::string uid;
    std::optional<ReservationId> reservation;  // nothing: never booked, or no longer
    std::string organizer;                     // of the reservation
    std::optional<ProfileId> requester;
    bool requester_found_by_address = false;  // not by way of the default user (ruling 12)
    std::string booked_by;
    std::string summary;
    bool is_private = false;
    bool ever_listed = false;                  // the room stood in ATTENDEE under this UID (rulings 2, 15)
    std::vector<DecidedComponent> components;  // by recurrence_id, the series first
    std::vector<Occurrence> occurrences;       // by recurrence_id
};

}  // namespace reserve
