#pragma once
#include <string>
#include <vector>

#include "config/settings/section.hpp"
#include "config/settings/settings.hpp"

namespace config {

// What is wrong with settings that are right one by one, each at the key that it is about.
std::vector<Mistake> check_together(const Settings& settings, const std::vector<Origin>& origins,
                                    const std::string& file);

}  // namespace config
