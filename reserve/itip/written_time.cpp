#include "reserve/itip/written_time.hpp"

#include <algorithm>

#include "reserve/wall_clock.hpp"

namespace reserve {
namespace {

using Kind = CalendarTime::Kind;

CalendarTime in_utc(Instant instant) {
    return {.local = std::chrono::local_seconds(instant.time_since_epoch()), .kind = Kind::utc, .tzid = {}};
}

// Nothing in a name can end the parameter that it stands in.
bool can_be_written(const std::string& tzid) {
    return std::ranges::none_of(tzid,
                                [](unsigned char c) { return c < ' ' || c == '"' || c == '^' || c == 0x7f; });
}

CalendarTime in_zone(const CalendarTime& model, Instant instant, const std::vector<Zone>& zones,
                     const std::string& room_zone) {
    const auto zone = std::ranges::find(zones, model.tzid, &Zone::tzid);
    if (zone == zones.end() || !zone->known || !can_be_written(model.tzid)) return in_utc(instant);
    const auto local = WallClock::of(*zone->known).local(instant);
    if (local != WallClock::of(model, zones, room_zone).local(instant)) return in_utc(instant);
    return {.local = local, .kind = Kind::zoned, .tzid = model.tzid};
}

}  // namespace

CalendarTime written_like(const CalendarTime& model, Instant instant, const std::vector<Zone>& zones,
                          const std::string& room_zone) {
    if (model.kind == Kind::utc) return in_utc(instant);
    if (model.kind == Kind::zoned && !model.date_only) return in_zone(model, instant, zones, room_zone);
    const auto local = WallClock::of(room_zone).local(instant);
    if (!model.date_only) return {.local = local, .kind = Kind::floating, .tzid = {}};
    return {.local = std::chrono::floor<std::chrono::days>(local),
            .kind = Kind::floating,
            .date_only = true,
            .tzid = {}};
}

}  // namespace reserve
