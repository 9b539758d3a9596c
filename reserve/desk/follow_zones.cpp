#include "reserve/desk/follow_zones.hpp"

#include <algorithm>

#include "reserve/desk/move_room.hpp"
#include "reserve/transact.hpp"
#include "reserve/zones/zone_book.hpp"

namespace reserve {
namespace {

// What differs from now on, or is new.
std::vector<ZoneRules> differences(const std::vector<ZoneRules>& stored, Instant now) {
    std::vector<ZoneRules> found;
    for (const auto& [zone, offsets] : tzdata().all()) {
        const auto known = std::ranges::find(stored, zone, &ZoneRules::zone);
        ZoneOffsets to_come = since(*offsets, now);
        if (known == stored.end() || since(known->offsets, now) != to_come)
            found.push_back({zone, std::move(to_come)});
    }
    return found;
}

// Whether more clocks are put back than forward: then dates become later.
bool dates_become_later(const std::vector<ZoneRules>& stored, const std::vector<ZoneRules>& changed) {
    int later = 0;
    for (const ZoneRules& rules : changed) {
        const auto before = std::ranges::find(stored, rules.zone, &ZoneRules::zone);
        if (before == stored.end()) continue;
        for (const ZoneOffset& offset : rules.offsets) {
            const auto last = std::ranges::upper_bound(before->offsets, offset.since, {}, &ZoneOffset::since);
            const auto was = last == before->offsets.begin() ? last : std::prev(last);
            later += (offset.offset < was->offset) - (offset.offset > was->offset);
        }
    }
    return later >= 0;
}

class Pass {
  public:
    Pass(Books& books, Instant now, Log& log) : books_(books), now_(now), log_(log) {}

    FollowedZones run() {
        finish_rooms();
        if (!done_.complete) return done_;
        compare();
        finish_rooms();
        return done_;
    }

  private:
    void compare() {
        const std::string own = tzdata().version();
        std::string known;
        transact_and_wait(books_, [&](Ledger& ledger) {
            known = ledger.zones().version();
            if (own < known) return;  // another gateway has newer rules
            const auto stored = ledger.zones().rules();
            const auto changed = differences(stored, now_);
            if (!changed.empty()) ledger.zones().change(changed, dates_become_later(stored, changed));
            if (own != known) ledger.zones().put_version(own);
        });
        if (own < known) warn(own, known);
    }

    void warn(const std::string& own, const std::string& known) {
        log_.warning("the tzdata of this machine are " + (own.empty() ? "of no known version" : own) +
                     ", but bookings were worked out with " + known +
                     ", by another gateway or before: update the package tzdata here, as new bookings go by "
                     "the older rules");
    }

    // Of the change that is going on, also one that an earlier run began.
    void finish_rooms() {
        std::vector<RoomId> rooms;
        transact_and_wait(books_, [&](Ledger& ledger) { rooms = ledger.zones().rooms(); });
        done_.complete = true;
        for (const RoomId room : rooms) try_to_finish(room);
    }

    void try_to_finish(RoomId room) {
        try {
            finish(room);
        } catch (const std::exception& error) {
            log_.error("room=" + std::to_string(static_cast<std::int64_t>(room)) +
                       ": its dates are not worked out by the new time zone rules: " + error.what());
            done_.complete = false;
        }
    }

    void finish(RoomId room) {
        MovedRoom moved{.meetings = {}, .complete = false};
        while (!moved.complete) {
            transact_and_wait(books_, [&](Ledger& ledger) { moved = move_room(room, now_, ledger); });
            log_moves(room, moved, log_);
            done_.any = done_.any || !moved.meetings.empty();
        }
    }

    Books& books_;
    const Instant now_;
    Log& log_;
    FollowedZones done_;
};

}  // namespace

FollowedZones follow_zones(Books& books, Instant now, Log& log) { return Pass(books, now, log).run(); }

void log_moves(RoomId room, const MovedRoom& moved, Log& log) {
    for (const MovedRoom::Meeting& meeting : moved.meetings) {
        const std::string line = "room=" + std::to_string(static_cast<std::int64_t>(room)) +
                                 " uid=" + meeting.uid + ": " + meeting.words;
        meeting.stuck ? log.warning(line) : log.action(line);
    }
}

}  // namespace reserve
