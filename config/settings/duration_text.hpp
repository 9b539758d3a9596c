#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace config {

// Reads "20 ms", "30 s", "5 min", "12 h" or "30 days" (a whole number; the blank may be left out).
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

// Writes it in the largest unit that leaves a whole number: "11 min".
std::string duration_text(std::chrono::milliseconds duration);

}  // namespace config
