#include "reserve/rules/words/meeting_zone.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"

namespace reserve {

std::string meeting_zone(const Component& component, const std::vector<Zone>& zones,
                         const std::string& room_zone) {
    if (component.start.kind != CalendarTime::Kind::zoned) return room_zone;
    const auto zone = std::ranges::find(zones, component.start.tzid, &Zone::tzid);
    return zone != zones.end() && zone->known && is_zone(*zone->known) ? *zone->known : room_zone;
}

}  // namespace reserve
