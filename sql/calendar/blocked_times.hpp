#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reserve/ledger.hpp"

namespace sql {

class Connection;

// See reserve::Calendar. One step in an index for each wanted interval, however full the room is.
std::vector<reserve::Occupied> find_occupied(Connection& connection, reserve::RoomId room,
                                             std::span<const reserve::Interval> wanted,
                                             std::optional<reserve::ReservationId> except);

std::vector<reserve::Interval> find_blocked_after(Connection& connection, reserve::RoomId room,
                                                  reserve::Instant from, std::size_t at_most,
                                                  std::optional<reserve::ReservationId> except);

std::string find_shown_organizer(Connection& connection, reserve::ReservationId reservation);

}  // namespace sql
