#include "reserve/zones/zone_change.hpp"

#include <algorithm>

#include "reserve/wall_clock.hpp"

namespace reserve {

using namespace std::chrono;

ZoneOffsets since(const ZoneOffsets& offsets, Instant from) {
    const auto next = std::ranges::upper_bound(offsets, from, {}, &ZoneOffset::since);
    ZoneOffsets left(next == offsets.begin() ? next : std::prev(next), offsets.end());
    if (!left.empty() && left.front().since < from) left.front().since = from;
    return left;
}

Instant ZoneChange::moved(Instant instant, const std::string& zone,
                          std::optional<local_seconds> written) const {
    const auto rules = zones_.find(zone);
    if (rules == zones_.end()) return instant;
    const WallClock before = WallClock::by(rules->second.before), now = WallClock::by(rules->second.now);
    const local_seconds shown = before.local(instant);
    if (!written) return now.instant(shown);
    const local_seconds that_day = floor<days>(shown) + (*written - floor<days>(*written));
    return now.instant(before.instant(that_day) == instant ? that_day : shown);
}

Instant ZoneChange::instant_before(local_seconds wall_clock, const std::string& zone) const {
    if (zone.empty()) return Instant(wall_clock.time_since_epoch());
    const auto rules = zones_.find(zone);
    if (rules == zones_.end()) return WallClock::of(zone).instant(wall_clock);
    return WallClock::by(rules->second.before).instant(wall_clock);
}

}  // namespace reserve
