#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reserve/ledger.hpp"

namespace reserve {

// A date that is to move, to come or to go.
struct DateChangeWanted {
    std::string uid;
    std::optional<ReservationId> reservation;  // nothing: it is not booked yet
    std::optional<Interval> freed;             // the time at which it is booked now
    std::optional<Interval> blocked;           // what it is to block; nothing: it goes
};

// Which of them fit when they are done all at once: what one frees is free for the others. Of two that want
// the same, the first.
std::vector<bool> fit_together(RoomId room, std::span<const DateChangeWanted> changes, Calendar& calendar);

}  // namespace reserve
