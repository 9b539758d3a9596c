#pragma once
#include <optional>
#include <string>

namespace reserve {

// The name that Windows, and so Exchange, has for a zone: "W. Europe Standard Time" for Europe/Berlin.
// Nothing where it has none.
std::optional<std::string> windows_zone(const std::string& olson_name);

}  // namespace reserve
