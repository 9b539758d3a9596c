#pragma once
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "config/check/finding.hpp"
#include "reserve/room.hpp"
#include "reserve/sign_in_book.hpp"
#include "sql/commands/room_record.hpp"

namespace config {

// A room and what the database remembers of it.
struct Patient {
    reserve::Room room;
    sql::RoomRecord record;
};

// What refused sign-ins are remembered in; nothing where there is no database. They are not repeated unless a
// person wants it.
struct SignIns {
    reserve::SignInBook* book = nullptr;
    bool try_again = false;
};

// Tries every server for real, all at once, and each of its rooms. `progress` gets a line for each that is
// begun, from any thread but never two at once. After a refused sign-in no other is made: accounts lock.
// `stop` cuts it: what was tried by then is told, and of which servers there is more.
std::vector<Finding> examine(const Settings& settings, const std::vector<Patient>& patients,
                             const SignIns& sign_ins, const std::function<void(const std::string&)>& progress,
                             const std::stop_token& stop);

}  // namespace config
