#include "reserve/rules/zones/known_zones.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"
#include "reserve/wall_clock.hpp"

namespace reserve {
namespace {

bool is_undecided(const Zone& zone) { return zone.known && !zone.rules.empty() && is_zone(*zone.known); }

void add(std::vector<Instant>& instants, const Interval& time) {
    instants.push_back(time.start);
    instants.push_back(time.end);
}

// Where the meeting begins and ends, as the rules of the message have it.
std::vector<Instant> instants_of(const AskedMeeting& asked, const std::string& room_zone,
                                 const Interval& window) {
    std::vector<Instant> instants;
    if (asked.series) {
        const Component& series = asked.series->component;
        for (const Date& date : expand(series, asked.zones, room_zone, window).dates)
            add(instants, date.time);
        if (instants.empty()) add(instants, time_of(series, asked.zones, room_zone));
    }
    for (const AskedComponent& exception : asked.exceptions) {
        add(instants, time_of(exception.component, asked.zones, room_zone));
        instants.push_back(resolve(*exception.component.recurrence_id, asked.zones, room_zone));
    }
    return instants;
}

bool agrees(const Zone& zone, const std::vector<Instant>& instants) {
    const WallClock known = WallClock::of(*zone.known), written = WallClock::by(zone.rules);
    return std::ranges::all_of(
        instants, [&](Instant instant) { return known.local(instant) == written.local(instant); });
}

}  // namespace

std::vector<Zone> with_known_zones(const AskedMeeting& asked, const std::string& room_zone,
                                   const Interval& window) {
    if (std::ranges::none_of(asked.zones, is_undecided)) return asked.zones;
    const std::vector<Instant> instants = instants_of(asked, room_zone, window);
    std::vector<Zone> zones = asked.zones;
    for (Zone& zone : zones)
        if (is_undecided(zone) && agrees(zone, instants)) zone.rules.clear();
    return zones;
}

}  // namespace reserve
