#include "reserve/reading/zones/olson.hpp"

#include <date/tz.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

using Names = std::unordered_map<std::string, const date::time_zone*>;

// By name in lower case; locate_zone throws on a miss, which is slow, and names come from outside.
const Names& names() {
    static const Names all = [] {
        Names by_name;
        for (const date::time_zone& zone : date::get_tzdb().zones)
            by_name.emplace(ascii::lowered(zone.name()), &zone);
        by_name.erase("factory");  // tzdata's own name for "not set"
        return by_name;
    }();
    return all;
}

}  // namespace

std::optional<std::string> olson_name(std::string_view name) {
    const auto found = names().find(ascii::lowered(name));
    if (found == names().end()) return std::nullopt;
    return found->second->name();
}

OffsetSpan offset_span(const std::string& zone, Instant at) {
    const date::sys_info info = names().at(ascii::lowered(zone))->get_info(at);
    return {.begin = info.begin, .end = info.end, .offset = info.offset};
}

void load_olson_zones() {
    for (const auto& [name, zone] : names()) static_cast<void>(zone->get_info(Instant()));
}

}  // namespace reserve
