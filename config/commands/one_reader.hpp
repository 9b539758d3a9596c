#pragma once
#include <memory>

#include "config/settings/settings.hpp"
#include "reserve/reading/reader.hpp"

namespace config {

// Reads for a command: with the limits of a reader's own process, or in this one.
std::unique_ptr<reserve::Reader> one_reader(const Settings& settings, bool in_process);

}  // namespace config
