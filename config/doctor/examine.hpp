#pragma once
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "config/check/finding.hpp"
#include "reserve/room.hpp"
#include "sql/commands/room_record.hpp"

namespace config {

// A room and what the database remembers of it.
struct Patient {
    reserve::Room room;
    sql::RoomRecord record;
};

// Tries every server for real, all at once, and each of its rooms. `progress` gets a line for each that is
// begun, from any thread but never two at once. After a refused sign-in no other is made: accounts lock.
// `stop` cuts it: what was tried by then is told, and of which servers there is more.
std::vector<Finding> examine(const Settings& settings, const std::vector<Patient>& patients,
                             const std::function<void(const std::string&)>& progress,
                             const std::stop_token& stop);

}  // namespace config
