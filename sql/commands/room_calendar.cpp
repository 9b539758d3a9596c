#include "sql/commands/room_calendar.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {
namespace {

constexpr auto select_entries = R"(
    SELECT reservation_id, start_at, end_at, uid, organizer, CASE WHEN is_private THEN '' ELSE summary END, is_private
    FROM reservation JOIN occurrence USING (reservation_id)
    WHERE reservation.room_id = :room AND start_at < :until
      AND (end_at > :from OR (end_at = start_at AND start_at = :from))
    ORDER BY start_at, reservation_id)";

std::vector<CalendarEntry> select(Connection& connection, reserve::RoomId room,
                                  const reserve::Interval& window) {
    std::vector<CalendarEntry> entries;
    CalendarEntry entry;
    int is_private = 0;
    Query query(connection, select_entries, soci::use(room), soci::use(window.end), soci::use(window.start),
                soci::into(entry.reservation), soci::into(entry.time.start), soci::into(entry.time.end),
                soci::into(entry.uid), soci::into(entry.organizer), soci::into(entry.summary),
                soci::into(is_private));
    while (query.next()) {
        entry.is_private = is_private == 1;
        entries.push_back(entry);
    }
    return entries;
}

}  // namespace

std::vector<CalendarEntry> RoomCalendar::entries(reserve::RoomId room, reserve::Interval window) {
    return readers_.read([&](Connection& connection) { return select(connection, room, window); });
}

}  // namespace sql
