#pragma once
#include <vector>

#include "config/check/finding.hpp"
#include "smtp/settings.hpp"

namespace config {

// Says hello to what answers on the addresses that the service listens on.
std::vector<Finding> try_listening(const smtp::Settings& settings);

}  // namespace config
