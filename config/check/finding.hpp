#pragma once
#include <string>
#include <vector>

#include "config/settings/settings.hpp"

namespace config {

// What was tried, and how it came out.
struct Finding {
    enum class Kind { right, warning, wrong };
    Kind kind = Kind::right;
    std::string what;
    std::string words;   // what was found
    std::string why{};   // it matters
    std::string cure{};  // a line to run, or what to do
};

// Tries what the settings name, as far as that needs no Exchange and disturbs no running service.
std::vector<Finding> try_out(const Settings& settings);

}  // namespace config
