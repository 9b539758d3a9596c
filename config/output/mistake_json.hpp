#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "config/settings/mistake.hpp"

namespace config {

// A list of objects, in the order of the file.
nlohmann::ordered_json json_of(const std::vector<Mistake>& mistakes);

}  // namespace config
