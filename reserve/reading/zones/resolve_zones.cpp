#include "reserve/reading/zones/resolve_zones.hpp"

#include <algorithm>

#include "reserve/ascii.hpp"
#include "reserve/reading/calendar/values.hpp"
#include "reserve/reading/zones/known_zone.hpp"
#include "reserve/reading/zones/olson.hpp"
#include "reserve/reading/zones/vtimezone.hpp"

namespace reserve {
namespace {

// Where the offset at `at` ends, and what it is.
OffsetSpan span_of(const std::vector<ZoneOffset>& rules, Instant at) {
    const auto next = std::ranges::upper_bound(rules, at, {}, &ZoneOffset::since);
    const auto& current = next == rules.begin() ? rules.front() : *std::prev(next);
    return {.begin = current.since,
            .end = next == rules.end() ? Instant::max() : next->since,
            .offset = current.offset};
}

OffsetSpan span_of(const Zone& zone, Instant at) {
    return zone.rules.empty() ? offset_span(*zone.known, at) : span_of(zone.rules, at);
}

bool agree(const std::string& known, const std::vector<ZoneOffset>& rules, const Interval& range) {
    const Instant end = std::min(range.end, last_known_change);
    for (Instant at = range.start; at < end;) {
        const OffsetSpan by_name = offset_span(known, at);
        const OffsetSpan by_rules = span_of(rules, at);
        if (by_name.offset != by_rules.offset) return false;
        at = std::min(by_name.end, by_rules.end);
    }
    return true;
}

// Its name is TEXT there, with escapes (RFC 5545 3.8.3.1), and a parameter where it is used. Quotes belong to
// parameters only, but some programs write them here, too.
const Block* vtimezone_of(const std::string& tzid, const std::vector<Block>& blocks) {
    const auto found = std::ranges::find_if(blocks, [&](const Block& block) {
        const auto name = without_quotes(block.value("TZID"));
        return block.is("VTIMEZONE") &&
               (name == ascii::trimmed(tzid) || parse_text(name, name.size()) == ascii::trimmed(tzid));
    });
    return found == blocks.end() ? nullptr : &*found;
}

Zone resolve(const std::string& tzid, const std::vector<Block>& blocks, const Interval& range) {
    Zone zone{.tzid = tzid, .known = known_zone(tzid), .rules = {}};
    const Block* vtimezone = vtimezone_of(tzid, blocks);
    if (!vtimezone) return zone;
    if (!zone.known) zone.known = known_zone(vtimezone->value("X-LIC-LOCATION"));
    if (!zone.known) zone.known = zone_of_cdo_id(vtimezone->value("X-MICROSOFT-CDO-TZID"));
    auto said = offsets_of(*vtimezone, range);
    if (!said) return zone;
    const Interval said_of{std::max(range.start, said->first_onset), range.end};
    if (!zone.known || !agree(*zone.known, said->offsets, said_of)) zone.rules = std::move(said->offsets);
    return zone;
}

}  // namespace

ResolvedZones resolve_zones(const std::vector<std::string>& tzids, const std::vector<Block>& blocks,
                            std::string_view cdo_id, const Interval& range) {
    ResolvedZones resolved;
    for (const std::string& tzid : tzids) {
        Zone zone = resolve(tzid, blocks, range);
        if (const auto offset = fixed_offset(tzid); offset && !zone.known && zone.rules.empty())
            zone.rules = {{.since = range.start, .offset = *offset}};
        if (!zone.known && zone.rules.empty()) zone.known = zone_of_cdo_id(cdo_id);
        if (!zone.known && zone.rules.empty())
            resolved.unknown.push_back(tzid);
        else
            resolved.zones.push_back(std::move(zone));
    }
    return resolved;
}

std::chrono::seconds offset_for(const Zone& zone, std::chrono::local_seconds local) {
    const Instant as_utc(local.time_since_epoch());
    const auto before = span_of(zone, as_utc - std::chrono::hours(24)).offset;
    const auto after = span_of(zone, as_utc + std::chrono::hours(24)).offset;
    if (before == after) return before;
    const Instant by_before = as_utc - before;  // RFC 5545 3.3.5: the earlier offset, where it is possible
    if (span_of(zone, by_before).offset == before) return before;
    return span_of(zone, as_utc - after).offset == after ? after : before;
}

}  // namespace reserve
