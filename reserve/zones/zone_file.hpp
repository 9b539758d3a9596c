#pragma once
#include <optional>
#include <string_view>

#include "reserve/zones/tzdata.hpp"

namespace reserve {

// The offsets in a file of tzdata (TZif, RFC 8536): its changes, not the rule for the years after the last
// one. Nothing when it is damaged, or no such file.
std::optional<ZoneOffsets> offsets_in(std::string_view octets);

}  // namespace reserve
