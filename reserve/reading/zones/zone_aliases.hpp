#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace reserve {

// The Olson name for a display name of Windows or Outlook, "(UTC+01:00) Amsterdam, Berlin, ...", with or
// without the offset in front, or for another alias found in the wild. Nothing is guessed.
std::optional<std::string_view> aliased_zone(std::string_view name);

// Without the "(UTC+01:00)" or "(GMT-08.00)" in front of a display name.
std::string_view without_offset(std::string_view name);

struct ZoneAlias {
    std::string_view alias;  // lower case, parts separated by ", "
    std::string_view zone;   // Olson name
};

// The tables, sorted by alias.
std::span<const ZoneAlias> windows_display_names();
std::span<const ZoneAlias> legacy_zone_names();

}  // namespace reserve
