#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reserve/invitation.hpp"
#include "reserve/reading/calendar/block.hpp"

namespace reserve {

struct ResolvedZones {
    std::vector<Zone> zones;
    std::vector<std::string> unknown;  // TZIDs that nothing resolves
};

// Each of `tzids` by that VTIMEZONE among `blocks` with exactly that TZID, by its name, or else by an
// X-MICROSOFT-CDO-TZID in the VTIMEZONE or the event (`cdo_id`, may be empty). Rules are dropped where a
// known zone has the same offsets all over `range`, which is then as good (SPEC ruling 17).
ResolvedZones resolve_zones(const std::vector<std::string>& tzids, const std::vector<Block>& blocks,
                            std::string_view cdo_id, const Interval& range);

// The offset that a zone has for a wall clock time: before a gap the earlier offset, of two the first.
std::chrono::seconds offset_for(const Zone& zone, std::chrono::local_seconds local);

}  // namespace reserve
