#include "reserve/reading/zones/zone_aliases.hpp"

#include <algorithm>
#include <string>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

// Programs put slashes or semicolons for the commas, and escape some of them.
std::string spelled_as_in_tables(std::string_view name) {
    std::string out;
    for (const char c : ascii::lowered(without_offset(name))) {
        if (c == '\\') continue;
        const bool separator = c == ',' || c == ';' || c == '/';
        if (separator || (c == ' ' && out.ends_with(", "))) {
            while (out.ends_with(' ') || out.ends_with(',')) out.pop_back();
            out += ", ";
        } else {
            out += c;
        }
    }
    replace_all(out, " and ", " & ");
    return out;
}

std::optional<std::string_view> found_in(std::span<const ZoneAlias> table, std::string_view alias) {
    const auto found = std::ranges::lower_bound(table, alias, {}, &ZoneAlias::alias);
    if (found == table.end() || found->alias != alias) return std::nullopt;
    return found->zone;
}

}  // namespace

std::string_view without_offset(std::string_view name) {
    if (!ascii::starts_with(name, "(UTC") && !ascii::starts_with(name, "(GMT")) return name;
    const auto end = name.find(')');
    return end == std::string_view::npos ? name : ascii::trimmed(name.substr(end + 1));
}

std::optional<std::string_view> aliased_zone(std::string_view name) {
    const std::string alias = spelled_as_in_tables(ascii::trimmed(name));
    const auto zone = found_in(windows_display_names(), alias);
    return zone ? zone : found_in(legacy_zone_names(), alias);
}

}  // namespace reserve
