#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "reserve/resync/resync.hpp"

namespace config {

struct ResyncedRoom {
    reserve::Room room;
    reserve::ResyncReport report;
};

// For people: a table of differences, and a line for each room about what stands in the way.
std::string resync_text(const std::vector<ResyncedRoom>& rooms, const reserve::ResyncOrder& order);

// For scripts: an array of rooms.
nlohmann::ordered_json resync_json(const std::vector<ResyncedRoom>& rooms);

}  // namespace config
