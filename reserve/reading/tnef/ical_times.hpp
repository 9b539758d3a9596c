#pragma once
#include <chrono>
#include <string>

#include "reserve/instant.hpp"

namespace reserve {

// RFC 5545 3.3.4 and 3.3.5: 20261124, 20261124T090000 (wall clock), 20261124T080000Z.
std::string ical_date(std::chrono::local_days date);
std::string ical_time(std::chrono::local_seconds time);
std::string ical_time(Instant time);

}  // namespace reserve
