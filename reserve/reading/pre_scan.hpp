#pragma once
#include <optional>
#include <string_view>

#include "reserve/reading/limits.hpp"
#include "reserve/reading/reader.hpp"

namespace reserve {

// One linear pass over a raw message, before any library sees it: why it is not read, or nothing when it
// keeps within the limits.
std::optional<ReadFailure> pre_scan(std::string_view raw, const ReadingLimits& limits);

}  // namespace reserve
