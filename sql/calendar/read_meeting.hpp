#pragma once
#include <string>

#include "reserve/meeting.hpp"

namespace sql {

class Connection;

// All that a room's calendar knows about a UID; empty when it knows nothing.
reserve::Meeting read_meeting(Connection& connection, reserve::RoomId room, const std::string& uid);

}  // namespace sql
