#pragma once
#include <string>
#include <vector>

#include "ews/settings.hpp"

namespace config {

// What the log says of the settings.

std::string joined(const std::vector<std::string>& names);  // "a, b"
std::string in_words(const ews::Server& server);

}  // namespace config
