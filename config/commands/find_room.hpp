#pragma once
#include <string>

#include "sql/commands/room_admin.hpp"

namespace config {

// The one room in use with that number, name, mailbox or receiving address. Throws when there is none, or
// several.
reserve::Room find_room(sql::RoomAdmin& rooms, const std::string& who);

// The same for what shows the past: where no room in use is called so, a retired one.
reserve::Room find_room_of_any_time(sql::RoomAdmin& rooms, const std::string& who);

}  // namespace config
