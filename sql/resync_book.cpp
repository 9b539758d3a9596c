#include "sql/resync_book.hpp"

#include "sql/calendar/booked_side.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"

namespace sql {
namespace {

using namespace reserve;

constexpr auto select_uids = R"(
    SELECT uid FROM reservation WHERE room_id = :room
    UNION SELECT uid FROM component WHERE room_id = :room
    UNION SELECT uid FROM resync_agreed WHERE room_id = :room)";

constexpr auto select_uids_in = R"(
    SELECT DISTINCT uid FROM reservation JOIN occurrence USING (reservation_id)
    WHERE reservation.room_id = :room AND start_at < :until AND max(end_at, start_at + 1) > :from
    UNION SELECT uid FROM resync_agreed
    WHERE room_id = :room AND start_at < :until AND max(end_at, start_at + 1) > :from)";

constexpr auto forget_agreed = "DELETE FROM resync_agreed WHERE room_id = :room AND uid = :uid";

constexpr auto insert_agreed = R"(
    INSERT OR REPLACE INTO resync_agreed (room_id, uid, recurrence_id, start_at, end_at)
    VALUES (:room, :uid, :recurrence_id, :start, :end))";

constexpr auto select_state = "SELECT watermark, settled, compared_at FROM resync_room WHERE room_id = :room";

constexpr auto write_state = R"(
    INSERT INTO resync_room (room_id, watermark, settled, compared_at)
    VALUES (:room, :watermark, :settled, :compared)
    ON CONFLICT (room_id) DO UPDATE
    SET watermark = excluded.watermark, settled = excluded.settled, compared_at = excluded.compared_at)";

}  // namespace

std::vector<std::string> ResyncBook::uids(RoomId room) {
    return readers_.read([&](Connection& connection) {
        std::vector<std::string> all;
        std::string uid;
        Query query(connection, select_uids, soci::use(room), soci::into(uid));
        while (query.next()) all.push_back(uid);
        return all;
    });
}

std::set<std::string> ResyncBook::uids_in(RoomId room, const Interval& window) {
    return readers_.read([&](Connection& connection) {
        std::set<std::string> all;
        std::string uid;
        Query query(connection, select_uids_in, soci::use(room), soci::use(window.end),
                    soci::use(window.start), soci::into(uid));
        while (query.next()) all.insert(uid);
        return all;
    });
}

BookedSide ResyncBook::side(RoomId room, const std::string& uid) {
    return readers_.read([&](Connection& connection) { return read_booked_side(connection, room, uid); });
}

void ResyncBook::agree(RoomId room, std::span<const Agreed> meetings) {
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        for (const auto& [uid, dates] : meetings) {
            run(connection, forget_agreed, soci::use(room), soci::use(uid));
            for (const AgreedDate& date : dates)
                run(connection, insert_agreed, soci::use(room), soci::use(uid), soci::use(date.recurrence_id),
                    soci::use(date.time.start), soci::use(date.time.end));
        }
    });
}

ResyncState ResyncBook::state(RoomId room) {
    return readers_.read([&](Connection& connection) {
        ResyncState state;
        int settled = 0;
        Query query(connection, select_state, soci::use(room), soci::into(state.watermark),
                    soci::into(settled), soci::into(state.compared));
        if (query.next()) state.settled = settled == 1;
        return state;
    });
}

void ResyncBook::remember(RoomId room, const ResyncState& state) {
    const int settled = state.settled ? 1 : 0;
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        run(connection, write_state, soci::use(room), soci::use(state.watermark), soci::use(settled),
            soci::use(state.compared));
    });
}

}  // namespace sql
