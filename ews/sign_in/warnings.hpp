#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ews/settings.hpp"
#include "reserve/instant.hpp"

namespace ews {

// "expires on 2026-12-01, in 9 days", "has expired on ..."; nothing while there are more than 30 days.
std::optional<std::string> expiry_words(reserve::Instant expires, reserve::Instant now);

// What an operator must be told of an entry day after day: verification that is off, and secrets and
// certificates that expire within 30 days, have expired, or cannot be read.
std::vector<std::string> warnings_about(const Server& server, reserve::Instant now);

}  // namespace ews
