#pragma once
#include <vector>

#include "config/check/finding.hpp"
#include "ews/doctor/room_signs.hpp"
#include "reserve/room.hpp"
#include "sql/commands/room_record.hpp"

namespace config {

// What is to be said of a room, by what its mailbox shows and the database remembers. Pure.
std::vector<Finding> judge_room(const ews::Server& server, const reserve::Room& room,
                                const ews::RoomSigns& signs, const sql::RoomRecord& record);

}  // namespace config
