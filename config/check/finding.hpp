#pragma once
#include <string>
#include <vector>

#include "config/settings/settings.hpp"

namespace config {

// What `check` tried, and how it came out.
struct Finding {
    enum class Kind { right, warning, wrong };
    Kind kind = Kind::right;
    std::string what;
    std::string words;
};

// Tries what the settings name, as far as that needs no Exchange and disturbs no running service.
std::vector<Finding> try_out(const Settings& settings);

}  // namespace config
