#pragma once
#include <string>
#include <vector>

#include "config/settings/section.hpp"

namespace config {

// "[smtp]", "[[exchange]]"
std::string written(const Section& section);

// What was meant by a key that a section does not know: one of its own, or one of another section.
std::string meant_by(const std::string& name, const std::vector<Key>& known,
                     const std::vector<Section>& sections);

// Where a key belongs that stands before the first section.
std::string home_of(const std::string& name, const std::vector<Section>& sections);

}  // namespace config
