#pragma once
#include "sql/commands/room_admin.hpp"

namespace sql {

class Connection;

enum class KnownMailbox { refuse, change };

struct SavedRoom {
    reserve::RoomId id;
    bool added;
};

// Writes one room inside the caller's transaction. Throws a Refusal.
SavedRoom save_room(Connection& connection, const NewRoom& room, KnownMailbox known);

// Writes a room's own booking settings.
void save_settings(Connection& connection, reserve::RoomId room,
                   std::span<const reserve::RoomSetting> changes);

}  // namespace sql
