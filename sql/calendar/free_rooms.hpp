#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/room.hpp"

namespace sql {

class Connection;

// See reserve::Calendar.
std::vector<reserve::Room> find_free_rooms(Connection& connection, reserve::RoomId instead_of,
                                           std::span<const reserve::Interval> wanted, std::size_t at_most);

}  // namespace sql
