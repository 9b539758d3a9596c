#pragma once
#include <string>

namespace config {

// "Ada Lovelace"; once where both names are the same, as users made from an address have them.
std::string full_name(const std::string& first, const std::string& last);

}  // namespace config
