#pragma once
#include <vector>

#include "config/check/finding.hpp"
#include "ews/doctor/room_signs.hpp"
#include "reserve/room.hpp"

namespace config {

// What is to be said of the lists of who may do what in a room's folders. Pure.
std::vector<Finding> judge_permissions(const ews::Server& server, const reserve::Room& room,
                                       const ews::RoomSigns& signs);

}  // namespace config
