#pragma once
#include <map>
#include <string>

#include "reserve/directory.hpp"

namespace config {

// Names and zones of rooms, looked up once each; retired ones too.
class RoomZones {
  public:
    explicit RoomZones(reserve::Directory& directory) : directory_(directory) {}

    const std::string& zone(std::optional<reserve::RoomId> room);  // UTC without a room
    const std::string& name(reserve::RoomId room);

  private:
    struct Known {
        std::string name;
        std::string zone = "Etc/UTC";
    };
    const Known& look_up(reserve::RoomId room);

    reserve::Directory& directory_;
    std::map<reserve::RoomId, Known> known_;
    const std::string utc_ = "Etc/UTC";
};

}  // namespace config
