#include "config/commands/room_zones.hpp"

namespace config {

const RoomZones::Known& RoomZones::look_up(reserve::RoomId room) {
    const auto found = known_.find(room);
    if (found != known_.end()) return found->second;
    Known known;
    if (const auto stored = directory_.room(room)) known = {stored->name, stored->zone};
    return known_.emplace(room, known).first->second;
}

const std::string& RoomZones::zone(std::optional<reserve::RoomId> room) {
    return room ? look_up(*room).zone : utc_;
}

const std::string& RoomZones::name(reserve::RoomId room) { return look_up(room).name; }

}  // namespace config
