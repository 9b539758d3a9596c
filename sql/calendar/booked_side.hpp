#pragma once
#include <string>

#include "reserve/resync/difference.hpp"

namespace sql {

class Connection;

// All that the database tells about one meeting of a room, for a comparison with Exchange.
reserve::BookedSide read_booked_side(Connection& connection, reserve::RoomId room, const std::string& uid);

}  // namespace sql
