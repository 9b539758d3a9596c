#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/room.hpp"

namespace sql {

class Connection;

// Rooms as the transaction of the connection sees them.
std::optional<reserve::Room> find_room(Connection& connection, reserve::RoomId id);  // a retired one too
// By mailbox or receiving address; retired ones left out.
std::optional<reserve::Room> find_room(Connection& connection, const reserve::Address& address);
std::vector<reserve::Room> rooms_in_use(Connection& connection);  // by name

// An address that was stored from an Address. Throws when the column holds something else.
reserve::Address stored_address(const std::string& text);

}  // namespace sql
