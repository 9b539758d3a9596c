#pragma once
#include <string>

namespace config {

// Says of a text that it is no Olson name, and which one was meant: that of a Windows name, or one that is
// written nearly so.
std::string no_zone(const std::string& written);

}  // namespace config
