#pragma once
#include <string>

#include "reserve/instant.hpp"

namespace reserve {

// A VTIMEZONE (RFC 5545 3.6.5) of an Olson zone, with the rules that count around `at`.
std::string zone_text(const std::string& olson_name, Instant at);

}  // namespace reserve
