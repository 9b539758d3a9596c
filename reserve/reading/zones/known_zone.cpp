#include "reserve/reading/zones/known_zone.hpp"

#include <unicode/ucal.h>

#include <algorithm>
#include <array>

#include "reserve/ascii.hpp"
#include "reserve/reading/calendar/values.hpp"
#include "reserve/reading/zones/olson.hpp"
#include "reserve/reading/zones/zone_aliases.hpp"

namespace reserve {
namespace {

constexpr std::size_t longest_name = 200;

// The indexes of [MS-OXOCAL] 2.2.5.6, without those whose places no longer have the same time.
constexpr std::pair<std::string_view, const char*> cdo_zones[] = {
    {"0", "UTC"},
    {"1", "Europe/London"},
    {"3", "Europe/Paris"},
    {"4", "Europe/Berlin"},
    {"5", "Europe/Bucharest"},
    {"6", "Europe/Prague"},
    {"7", "Europe/Athens"},
    {"8", "America/Sao_Paulo"},
    {"9", "America/Halifax"},
    {"10", "America/New_York"},
    {"11", "America/Chicago"},
    {"12", "America/Denver"},
    {"13", "America/Los_Angeles"},
    {"14", "America/Anchorage"},
    {"15", "Pacific/Honolulu"},
    {"16", "Pacific/Pago_Pago"},
    {"17", "Pacific/Auckland"},
    {"18", "Australia/Brisbane"},
    {"19", "Australia/Adelaide"},
    {"20", "Asia/Tokyo"},
    {"21", "Asia/Singapore"},
    {"22", "Asia/Bangkok"},
    {"23", "Asia/Kolkata"},
    {"24", "Asia/Dubai"},
    {"25", "Asia/Tehran"},
    {"26", "Asia/Baghdad"},
    {"27", "Asia/Jerusalem"},
    {"28", "America/St_Johns"},
    {"29", "Atlantic/Azores"},
    {"30", "Etc/GMT+2"},
    {"31", "Atlantic/Reykjavik"},
    {"32", "America/Argentina/Buenos_Aires"},
    {"33", "America/La_Paz"},
    {"34", "America/Indiana/Indianapolis"},
    {"35", "America/Bogota"},
    {"36", "America/Regina"},
    {"37", "America/Mexico_City"},
    {"38", "America/Phoenix"},
    {"40", "Pacific/Fiji"},
    {"42", "Australia/Hobart"},
    {"43", "Pacific/Guam"},
    {"44", "Australia/Darwin"},
    {"45", "Asia/Shanghai"},
    {"47", "Asia/Karachi"},
    {"48", "Asia/Kabul"},
    {"49", "Africa/Cairo"},
    {"51", "Europe/Moscow"},
};

// /freeassociation.sourceforge.net/Tzfile/Europe/Vienna: what follows one of the slashes.
std::optional<std::string> with_prefix(std::string_view tzid) {
    if (!tzid.starts_with('/')) return std::nullopt;
    for (auto slash = tzid.find('/'); slash != std::string_view::npos; slash = tzid.find('/', slash + 1))
        if (auto name = olson_name(tzid.substr(slash + 1))) return name;
    return std::nullopt;
}

// "US-Eastern", as the examples of RFC 2445 and 2446 have it, "America/New York", and "Europe\/Berlin" where
// a program escaped what needs none.
std::optional<std::string> respelled(std::string_view tzid) {
    std::string name(tzid);
    std::erase(name, '\\');
    std::ranges::replace(name, ' ', '_');
    const auto hyphen = name.find('-');
    if (hyphen != std::string::npos && name.find('/') == std::string::npos) name[hyphen] = '/';
    return olson_name(name);
}

// ICU only maps the name: the offsets come from tzdata.
std::optional<std::string> windows_zone(std::string_view tzid) {
    const bool ascii_only = std::ranges::all_of(tzid, [](char c) { return c >= ' ' && c < 0x7f; });
    if (!ascii_only) return std::nullopt;
    const std::u16string wide(tzid.begin(), tzid.end());
    std::array<UChar, 64> out{};
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length =
        ucal_getTimeZoneIDForWindowsID(wide.data(), static_cast<int32_t>(wide.size()), nullptr, out.data(),
                                       static_cast<int32_t>(out.size()), &error);
    if (U_FAILURE(error) || length <= 0) return std::nullopt;
    return olson_name(std::string(out.begin(), out.begin() + length));
}

// "(GMT-0500) Eastern Standard Time" of GroupWise, "Eastern Standard Time 1" where Outlook told two apart.
std::string_view without_additions(std::string_view tzid) {
    tzid = without_offset(tzid);
    const auto end = tzid.find_last_not_of("0123456789");
    const bool numbered = end != std::string_view::npos && end + 1 < tzid.size() && tzid[end] == ' ';
    return numbered ? ascii::trimmed(tzid.substr(0, end)) : tzid;
}

}  // namespace

std::optional<std::string> known_zone(std::string_view tzid) {
    tzid = ascii::trimmed(tzid);
    if (tzid.empty() || tzid.size() > longest_name) return std::nullopt;
    if (auto name = olson_name(tzid)) return name;
    if (auto name = with_prefix(tzid)) return name;
    if (auto name = respelled(tzid)) return name;
    if (auto name = windows_zone(tzid)) return name;
    if (auto name = windows_zone(std::string(tzid) + " Standard Time"))
        return name;  // as Lotus Notes writes it
    if (auto name = windows_zone(without_additions(tzid))) return name;
    const auto alias = aliased_zone(tzid);
    return alias ? olson_name(*alias) : std::nullopt;
}

std::optional<std::chrono::seconds> fixed_offset(std::string_view tzid) {
    tzid = ascii::trimmed(tzid);
    if (ascii::same(tzid, "Z")) return std::chrono::seconds(0);
    const bool of_utc = ascii::starts_with(tzid, "UTC");
    std::string offset(tzid.substr(of_utc || ascii::starts_with(tzid, "GMT") ? 3 : 0));
    if (of_utc && offset.size() == 3) offset += ":00";
    if (!offset.starts_with('+') && !offset.starts_with('-')) return std::nullopt;
    const std::size_t length = offset.find(':') == 3 ? 6 : 5;  // ISO 8601: +01:00 or +0100
    return offset.size() == length ? parse_utc_offset(offset) : std::nullopt;
}

std::optional<std::string> zone_of_cdo_id(std::string_view number) {
    const auto found = std::ranges::find(cdo_zones, ascii::trimmed(number),
                                         &std::pair<std::string_view, const char*>::first);
    return found == std::end(cdo_zones) ? std::nullopt : olson_name(found->second);
}

void load_zone_names() { static_cast<void>(known_zone("W. Europe Standard Time")); }

}  // namespace reserve
