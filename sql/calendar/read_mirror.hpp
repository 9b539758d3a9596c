#pragma once
#include <string>

#include "reserve/message.hpp"
#include "reserve/mirror.hpp"

namespace sql {

class Connection;

// The reservation under this UID as it stands; without dates where there is none.
reserve::Mirror read_mirror(Connection& connection, reserve::RoomId room, const std::string& uid);

}  // namespace sql
