#pragma once
#include <optional>
#include <string>

#include "config/settings/key.hpp"

namespace config {

// What is wrong with a file that the settings name, or nothing; `advice` is for one that is not there, and
// has no neighbour of a name that is near.
std::optional<Complaint> no_file(const std::string& file, const std::string& advice);

// Which file or folder is meant by one that is not there, as a sentence; empty: nothing is near. Looks at no
// more than a thousand names.
std::string meant_by_missing(const std::string& file);

}  // namespace config
