#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reserve/zones/tzdata.hpp"

namespace reserve {

struct ZoneRules {
    std::string zone;  // Olson name
    ZoneOffsets offsets;
    friend bool operator==(const ZoneRules&, const ZoneRules&) = default;
};

// The rules as they count from an instant on: what was before does not matter any more.
ZoneOffsets since(const ZoneOffsets& offsets, Instant from);

// Zones whose rules have changed: the same wall clock time is another instant.
class ZoneChange {
  public:
    struct Rules {
        ZoneOffsets before;
        ZoneOffsets now;
    };
    explicit ZoneChange(std::map<std::string, Rules> zones) : zones_(std::move(zones)) {}

    bool any() const { return !zones_.empty(); }
    bool concerns(const std::string& zone) const { return zones_.contains(zone); }
    // Where an instant that was worked out by `zone` comes to be. Other zones leave it where it is.
    // `written`: a wall clock time that it may have been worked out from; in a gap the clock shows another
    // one.
    Instant moved(Instant instant, const std::string& zone,
                  std::optional<std::chrono::local_seconds> written = {}) const;
    // Where a wall clock time was by the rules before; without a zone it is UTC.
    Instant instant_before(std::chrono::local_seconds wall_clock, const std::string& zone) const;

  private:
    std::map<std::string, Rules> zones_;
};

}  // namespace reserve
