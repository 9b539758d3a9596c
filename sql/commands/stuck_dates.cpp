#include "sql/commands/stuck_dates.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {
namespace {

constexpr auto select_stuck = R"(
    SELECT room.name, room.zone, uid, organizer, start_at, end_at, wanted_start_at, wanted_end_at
    FROM stuck_date JOIN reservation USING (room_id, uid) JOIN occurrence USING (reservation_id, recurrence_id)
         JOIN room ON room.room_id = stuck_date.room_id
    WHERE end_at > :now AND start_at <> wanted_start_at
    ORDER BY start_at, room.name, uid LIMIT :at_most)";

}  // namespace

std::vector<ListedStuckDate> StuckDates::list(reserve::Instant now, std::size_t at_most) {
    return readers_.read([&](Connection& connection) {
        std::vector<ListedStuckDate> dates;
        ListedStuckDate one;
        Query query(connection, select_stuck, soci::use(now), soci::use(at_most), soci::into(one.room),
                    soci::into(one.zone), soci::into(one.uid), soci::into(one.organizer),
                    soci::into(one.time.start), soci::into(one.time.end), soci::into(one.wanted.start),
                    soci::into(one.wanted.end));
        while (query.next()) dates.push_back(one);
        return dates;
    });
}

}  // namespace sql
