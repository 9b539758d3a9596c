#pragma once
#include <string>
#include <vector>

#include "reserve/room.hpp"
#include "reserve/rules/policy.hpp"

namespace config {

// A setting as it counts for a room.
struct EffectiveSetting {
    std::string name;
    std::string value;  // as the file would have it
    std::string from;   // "room", "file" or "default"
};

// `of_file` are the settings of the file, in which those that it leaves out are defaults.
std::vector<EffectiveSetting> effective_policy(reserve::BookingPolicy of_file, const reserve::Room& room);

std::string policy_text(const reserve::Room& room, const std::vector<EffectiveSetting>& policy);
std::string policy_json(const reserve::Room& room, const std::vector<EffectiveSetting>& policy);

}  // namespace config
