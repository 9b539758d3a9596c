#pragma once
#include <chrono>
#include <optional>
#include <string_view>

namespace reserve {

struct Until {
    std::chrono::local_seconds local{};  // of a DATE the last second of that day
    bool is_utc = false;
};

// UNTIL as DATE, as wall clock, or in UTC: 20261231, 20261231T235900, 20261231T225900Z.
std::optional<Until> parse_until(std::string_view text);

}  // namespace reserve
