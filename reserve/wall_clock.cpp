#include "reserve/wall_clock.hpp"

#include <algorithm>
#include <stdexcept>

#include "reserve/zones/tzdata.hpp"

namespace reserve {
namespace {

using std::chrono::local_seconds;
using std::chrono::seconds;

const Zone& zone_of(const std::string& tzid, const std::vector<Zone>& zones) {
    const auto found = std::ranges::find(zones, tzid, &Zone::tzid);
    if (found == zones.end()) throw std::runtime_error("the time zone " + tzid + " is not in the message");
    return *found;
}

// Which offset counts at a wall clock time: that of the first stretch that is not over by then. A gap lies
// before the stretch found; there the offset before it counts.
seconds offset_at(const std::vector<ZoneOffset>& offsets, local_seconds wall_clock) {
    const seconds clock = wall_clock.time_since_epoch();
    auto next = std::ranges::upper_bound(offsets, clock - std::chrono::hours(48), {},
                                         [](const ZoneOffset& o) { return o.since.time_since_epoch(); });
    auto current = next == offsets.begin() ? next++ : std::prev(next);
    while (next != offsets.end() && clock - current->offset >= next->since.time_since_epoch()) {
        const bool in_gap = clock - next->offset < next->since.time_since_epoch();
        if (in_gap) break;
        current = next++;
    }
    return current->offset;
}

seconds offset_at(const std::vector<ZoneOffset>& offsets, Instant instant) {
    const auto next = std::ranges::upper_bound(offsets, instant, {}, &ZoneOffset::since);
    return next == offsets.begin() ? next->offset : std::prev(next)->offset;
}

}  // namespace

WallClock WallClock::of(const std::string& olson_name) {
    if (const auto* const offsets = tzdata().find(olson_name)) return by(*offsets);
    throw std::runtime_error("the time zone " + olson_name + " is not in the tzdata of this machine");
}

// SPEC ruling 17: a known zone replaces the message's offsets where both agree at every occurrence. Then both
// give the same instants; where they do not agree the message's count. So these are asked wherever they are
// there.
WallClock WallClock::of(const CalendarTime& time, const std::vector<Zone>& zones,
                        const std::string& room_zone) {
    if (time.kind == CalendarTime::Kind::utc) return WallClock(Utc{});
    if (time.kind == CalendarTime::Kind::floating || time.date_only) return of(room_zone);
    const Zone& zone = zone_of(time.tzid, zones);
    if (!zone.rules.empty()) return by(zone.rules);
    if (zone.known) return of(*zone.known);
    throw std::runtime_error("the time zone " + time.tzid + " has no offsets");
}

Instant WallClock::instant(local_seconds wall_clock) const {
    const Instant as_utc(wall_clock.time_since_epoch());
    if (const auto* const offsets = std::get_if<Offsets>(&source_)) {
        return as_utc - offset_at(**offsets, wall_clock);
    }
    return as_utc;
}

local_seconds WallClock::local(Instant instant) const {
    const local_seconds as_utc(instant.time_since_epoch());
    if (const auto* const offsets = std::get_if<Offsets>(&source_)) {
        return as_utc + offset_at(**offsets, instant);
    }
    return as_utc;
}

}  // namespace reserve
