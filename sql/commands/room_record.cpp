#include "sql/commands/room_record.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {

using reserve::Instant;
using reserve::RoomId;

namespace {

// answer_by_uid leads to the room; its answers of years are passed over once.
constexpr auto select_newest = R"(
    SELECT state IN ('sent', 'not_done'), code, finished_at, words LIKE 'The room has answered already (%'
    FROM answer WHERE room_id = :room AND state <> 'replaced'
      AND EXISTS (SELECT 1 FROM answer_step AS step
                  WHERE step.answer_id = answer.answer_id AND step.kind IN ('accept', 'tentative', 'decline'))
    ORDER BY answer_id DESC LIMIT 200)";

void read_answers(Connection& connection, RoomId room, RoomRecord& record) {
    int sent = 0, by_others = 0;
    std::string code;
    std::optional<Instant> finished;
    bool first = true;
    Query query(connection, select_newest, soci::use(room), soci::into(sent), soci::into(code),
                soci::into(finished), soci::into(by_others));
    while (query.next()) {
        if (first && sent == 0) record.newest_code = code;
        if (sent == 1 && by_others == 0 && !record.sent_at) record.sent_at = finished;
        record.answered_by_others += by_others;
        first = false;
    }
}

constexpr auto count_tnef = R"(
    SELECT count(*) FROM item JOIN message USING (message_id)
    WHERE room_id = :room AND reading LIKE '%winmail.dat (TNEF)%'
      AND item_id > (SELECT coalesce(max(item_id), 0) - 5000 FROM item))";

constexpr auto select_uids =
    "SELECT uid FROM answer WHERE room_id = :room ORDER BY answer_id DESC LIMIT 2000";

}  // namespace

RoomRecord RoomRecords::read(RoomId room) {
    return readers_.read([&](Connection& connection) {
        RoomRecord record;
        read_answers(connection, room, record);
        Query tnef(connection, count_tnef, soci::use(room), soci::into(record.with_tnef));
        tnef.next();
        std::string uid;
        Query uids(connection, select_uids, soci::use(room), soci::into(uid));
        while (uids.next()) record.uids.push_back(uid);
        return record;
    });
}

}  // namespace sql
