#pragma once
#include <optional>
#include <string>

#include "reserve/instant.hpp"

namespace config {

// Reads what a person types for a time: a day, "2026-11-24", or "2026-11-24 09:00" by the clocks of a zone;
// or an instant as parse_instant() does. A day is its beginning.
std::optional<reserve::Instant> parse_time(const std::string& text, const std::string& zone);

// What is wrong with such a text on a command line; empty: nothing.
std::string not_a_time(const std::string& text);

}  // namespace config
