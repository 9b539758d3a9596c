#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reserve/instant.hpp"

namespace reserve {

// The spelling that the system's tzdata has for an Olson name written in any case; nothing when it has none.
std::optional<std::string> olson_name(std::string_view name);

// All of them, in the order of the alphabet.
std::vector<std::string> olson_names();

// What a zone's clocks show from `begin` up to `end`.
struct OffsetSpan {
    Instant begin;
    Instant end;
    std::chrono::seconds offset{};
};
// `zone` as olson_name spells it. Right up to last_known_change only.
OffsetSpan offset_span(const std::string& zone, Instant at);

// The date library reads the transitions that tzdata writes out, which end with 2037, and not the rule for
// the years after (RFC 8536 3.3).
inline constexpr Instant last_known_change = std::chrono::sys_days(std::chrono::year(2037) / 1 / 1);

// Reads all of tzdata, so that later calls open no files.
void load_olson_zones();

}  // namespace reserve
