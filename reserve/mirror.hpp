#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/instant.hpp"

namespace reserve {

struct MirrorDate {
    Instant recurrence_id{};  // original start; of a single meeting its start
    Interval time;
    friend bool operator==(const MirrorDate&, const MirrorDate&) = default;
};

// The rule of a series; its dates may differ from it.
struct MirrorSeries {
    std::string rrule;  // RFC 5545 3.3.10
    std::string zone;   // Olson name: whose wall clock the rule follows
    Interval first;     // the first date by the rule
    // Of a series that goes on beyond the booking window: its dates that begin before this are decided.
    // Nothing: all are.
    std::optional<Instant> decided_until{};
    friend bool operator==(const MirrorSeries&, const MirrorSeries&) = default;
};

// What the room's calendar at the mail server is to show of a reservation.
struct Mirror {
    std::string subject;  // as others may read it
    std::string text;     // what else is known about it
    bool is_private = false;
    // The organizer's request put an item of its own there: dates that it shows are left to it, and what it
    // does not show is put beside it.
    bool from_mail = false;
    std::vector<MirrorDate> dates;  // by recurrence_id; none: nothing is to be there
    std::optional<MirrorSeries> series{};
};

}  // namespace reserve
