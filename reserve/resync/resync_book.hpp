#pragma once
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "reserve/resync/difference.hpp"

namespace reserve {

// What is remembered of a room between two scheduled comparisons.
struct ResyncState {
    std::string watermark;  // of RoomCalendar::changes_since; empty: begin one
    // The last comparison left nothing that a later one may find otherwise without a change in Exchange.
    bool settled = false;
    std::optional<Instant> compared{};
};

// What a comparison reads of the database, and what it remembers there. Thread-safe; blocks.
class ResyncBook {
  public:
    virtual ~ResyncBook() = default;

    // Every UID of which the room's calendar knows anything.
    virtual std::vector<std::string> uids(RoomId room) = 0;
    // Those with a date that overlaps the window.
    virtual std::set<std::string> uids_in(RoomId room, const Interval& window) = 0;
    virtual BookedSide side(RoomId room, const std::string& uid) = 0;

    using Agreed = std::pair<std::string, std::vector<AgreedDate>>;
    // What is remembered of these meetings from now on; one commit.
    virtual void agree(RoomId room, std::span<const Agreed> meetings) = 0;

    virtual ResyncState state(RoomId room) = 0;
    virtual void remember(RoomId room, const ResyncState& state) = 0;
};

}  // namespace reserve
