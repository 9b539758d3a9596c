#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "reserve/reading/limits.hpp"
#include "reserve/reading/reader.hpp"

namespace reserve {

// One linear pass over a raw message, before any library sees it: what mimetic is given of it
// (mime/normaliser.hpp), or why it is not read, as it does not keep within the limits.
std::variant<std::string, ReadFailure> pre_scan(std::string_view raw, const ReadingLimits& limits);

}  // namespace reserve
