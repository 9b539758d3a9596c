#pragma once
#include <optional>
#include <string>

#include "reserve/instant.hpp"

namespace config {

// "2026-11-24 09:00 +01:00": wall clock of a zone (Olson name) with its offset. A zone that is not
// known gives UTC.
std::string local_time(reserve::Instant instant, const std::string& zone);

// "2026-11-24T08:00:00Z", as --json has it.
std::string utc_time(reserve::Instant instant);

// Reads "2026-11-24T08:00:00Z", or with an offset (+01:00) instead of Z; seconds may be left out.
std::optional<reserve::Instant> parse_instant(const std::string& text);

// What is wrong with such a text on a command line; empty: nothing.
std::string not_an_instant(const std::string& text);

}  // namespace config
