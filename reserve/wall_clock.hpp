#pragma once
#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/invitation.hpp"

namespace reserve {

// Converts between wall clock and instants by one zone: UTC, a zone of the tzdata, or the offsets of a
// message's VTIMEZONE. Cheap to copy; the Zone it was made of must outlive it.
class WallClock {
  public:
    // Of an Olson name. Throws std::runtime_error when the tzdata does not have it.
    static WallClock of(const std::string& olson_name);
    // Of these offsets, ascending; the first counts for all before.
    static WallClock by(const std::vector<ZoneOffset>& offsets) { return WallClock(&offsets); }
    // Of the zone that `time` is written in. A TZID that is not among `zones` throws std::runtime_error.
    static WallClock of(const CalendarTime& time, const std::vector<Zone>& zones,
                        const std::string& room_zone);

    // DST gap: the offset before it; overlap: the first (RFC 5545 3.3.5).
    Instant instant(std::chrono::local_seconds wall_clock) const;
    std::chrono::local_seconds local(Instant instant) const;

  private:
    struct Utc {};
    using Offsets = const std::vector<ZoneOffset>*;
    explicit WallClock(std::variant<Utc, Offsets> source) : source_(source) {}

    std::variant<Utc, Offsets> source_;
};

}  // namespace reserve
