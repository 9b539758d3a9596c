#include "reserve/reading/calendar/instant_of.hpp"

#include <algorithm>

#include "reserve/reading/zones/resolve_zones.hpp"

namespace reserve {

std::optional<Instant> instant_of(const CalendarTime& time, const std::vector<Zone>& zones) {
    const Instant as_utc(time.local.time_since_epoch());
    if (time.kind == CalendarTime::Kind::utc) return as_utc;
    const auto zone = std::ranges::find(zones, time.tzid, &Zone::tzid);
    if (time.kind == CalendarTime::Kind::floating || zone == zones.end()) return std::nullopt;
    return as_utc - offset_for(*zone, time.local);
}

}  // namespace reserve
