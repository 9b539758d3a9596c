#include "reserve/rules/words/meeting_zone.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"

namespace reserve {
namespace {

const Zone* zone_of(const Component& component, const std::vector<Zone>& zones) {
    if (component.start.kind != CalendarTime::Kind::zoned) return nullptr;
    const auto zone = std::ranges::find(zones, component.start.tzid, &Zone::tzid);
    return zone == zones.end() ? nullptr : &*zone;
}

bool has_name(const Zone& zone) { return zone.known && is_zone(*zone.known); }

}  // namespace

std::string meeting_zone(const Component& component, const std::vector<Zone>& zones,
                         const std::string& room_zone) {
    const Zone* const zone = zone_of(component, zones);
    return zone && has_name(*zone) ? *zone->known : room_zone;
}

std::vector<ZoneOffset> nameless_offsets(const Component& component, const std::vector<Zone>& zones) {
    const Zone* const zone = zone_of(component, zones);
    return zone && !has_name(*zone) ? zone->rules : std::vector<ZoneOffset>();
}

}  // namespace reserve
