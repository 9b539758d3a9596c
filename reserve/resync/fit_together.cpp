#include "reserve/resync/fit_together.hpp"

#include <algorithm>
#include <set>

namespace reserve {
namespace {

using Slot = std::pair<ReservationId, Interval>;

struct Fitting {
    std::span<const DateChangeWanted> changes;
    std::vector<std::vector<Occupied>> in_the_way;  // of each change
    std::vector<bool> fits;
};

std::set<Slot> freed_by(const Fitting& fitting) {
    std::set<Slot> freed;
    for (std::size_t i = 0; i < fitting.changes.size(); ++i) {
        const DateChangeWanted& change = fitting.changes[i];
        if (fitting.fits[i] && change.reservation && change.freed)
            freed.insert({*change.reservation, *change.freed});
    }
    return freed;
}

// One that does not fit stays where it is, and may be in the way of another.
bool drop_what_meets_others(Fitting& fitting) {
    const auto freed = freed_by(fitting);
    bool dropped = false;
    for (std::size_t i = 0; i < fitting.changes.size(); ++i) {
        const auto stays = [&](const Occupied& it) { return !freed.contains({it.reservation, it.time}); };
        if (!fitting.fits[i] || std::ranges::none_of(fitting.in_the_way[i], stays)) continue;
        fitting.fits[i] = false;
        dropped = true;
    }
    return dropped;
}

bool overlap(const DateChangeWanted& a, const DateChangeWanted& b) {
    if (a.uid == b.uid || !a.blocked || !b.blocked) return false;
    return std::max(a.blocked->start, b.blocked->start) < std::min(a.blocked->end, b.blocked->end);
}

bool drop_what_wants_the_same(Fitting& fitting) {
    bool dropped = false;
    for (std::size_t i = 0; i < fitting.changes.size(); ++i)
        for (std::size_t j = 0; fitting.fits[i] && j < i; ++j)
            if (fitting.fits[j] && overlap(fitting.changes[i], fitting.changes[j])) {
                fitting.fits[i] = false;
                dropped = true;
            }
    return dropped;
}

}  // namespace

std::vector<bool> fit_together(RoomId room, std::span<const DateChangeWanted> changes, Calendar& calendar) {
    Fitting fitting{changes, {}, std::vector<bool>(changes.size(), true)};
    for (const DateChangeWanted& change : changes) {
        std::vector<Occupied> in_the_way;
        if (change.blocked) {
            const std::vector<Interval> wanted{*change.blocked};
            in_the_way = calendar.occupied(room, wanted, change.reservation);
        }
        fitting.in_the_way.push_back(std::move(in_the_way));
    }
    for (bool dropped = true; dropped;) {
        while (drop_what_meets_others(fitting)) continue;
        dropped = drop_what_wants_the_same(fitting);
    }
    return std::move(fitting.fits);
}

}  // namespace reserve
