#include "reserve/reading/zones/olson.hpp"

#include <date/tz.h>

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

struct CaseBlindHash {  // FNV-1a
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
        std::uint64_t hash = 0xcbf29ce484222325;
        for (const char c : name) hash = (hash ^ static_cast<unsigned char>(ascii::lower(c))) * 0x100000001b3;
        return hash;
    }
};
struct CaseBlindEqual {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const { return ascii::same(a, b); }
};
using Names = std::unordered_map<std::string, const date::time_zone*, CaseBlindHash, CaseBlindEqual>;

// locate_zone throws on a miss, which is slow, and names come from outside.
const Names& names() {
    static const Names all = [] {
        Names by_name;
        for (const date::time_zone& zone : date::get_tzdb().zones) by_name.emplace(zone.name(), &zone);
        by_name.erase("Factory");  // tzdata's own name for "not set"
        return by_name;
    }();
    return all;
}

}  // namespace

std::optional<std::string> olson_name(std::string_view name) {
    const auto found = names().find(name);
    if (found == names().end()) return std::nullopt;
    return found->second->name();
}

std::vector<std::string> olson_names() {
    std::vector<std::string> spelled;
    for (const auto& [name, zone] : names()) spelled.push_back(name);
    std::ranges::sort(spelled);
    return spelled;
}

OffsetSpan offset_span(const std::string& zone, Instant at) {
    const date::sys_info info = names().at(zone)->get_info(at);
    return {.begin = info.begin, .end = info.end, .offset = info.offset};
}

void load_olson_zones() {
    for (const auto& [name, zone] : names()) static_cast<void>(zone->get_info(Instant()));
}

}  // namespace reserve
