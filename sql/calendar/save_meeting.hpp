#pragma once
#include "reserve/meeting.hpp"

namespace sql {

class Connection;

// Writes what differs between a meeting as it was read in this transaction and as it is now. Throws when the
// constraint of the schema finds an overlap.
void save_meeting(Connection& connection, const reserve::Meeting& before, const reserve::Meeting& now);

}  // namespace sql
