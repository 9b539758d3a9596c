#pragma once
#include <string>
#include <vector>

#include "ews/settings.hpp"
#include "reserve/instant.hpp"

namespace ews {

// What an operator must be told of an entry day after day: verification that is off, and secrets and
// certificates that expire within 30 days, have expired, or cannot be read.
std::vector<std::string> warnings_about(const Server& server, reserve::Instant now);

}  // namespace ews
