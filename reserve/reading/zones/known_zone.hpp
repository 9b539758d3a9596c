#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace reserve {

// The Olson name of a zone that a message names: an Olson name, with or without the prefix of the program
// that wrote it, a Windows name, or one of the display names and aliases found in the wild. Nothing when
// that would be a guess.
std::optional<std::string> known_zone(std::string_view tzid);

// How far a zone is ahead of UTC that is called after that: UTC+01:00, UTC-03 (as Windows' own UTC-02),
// GMT+05:30, +01:00, Z. Nothing for GMT+1, which in tzdata's Etc/GMT+1 is behind UTC.
std::optional<std::chrono::seconds> fixed_offset(std::string_view tzid);

// The zone of an X-MICROSOFT-CDO-TZID number (CdoTimeZoneId; Exchange 2003 and 2007 wrote it).
std::optional<std::string> zone_of_cdo_id(std::string_view number);

// Loads what the functions above read at their first use.
void load_zone_names();

}  // namespace reserve
