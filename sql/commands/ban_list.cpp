#include "sql/commands/ban_list.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"

namespace sql {

using reserve::AnswerId;
using reserve::Instant;

namespace {

// The failed items are few, and have an index.
constexpr auto select_banned = R"(
    SELECT answer_id, message_id, size, answer.room_id, room.name, organizer, uid, code, words,
           coalesce(answer.finished_at, answer.due_at),
           (SELECT count(*) FROM attempt WHERE attempt.answer_id = answer.answer_id)
    FROM item JOIN answer USING (item_id) JOIN message USING (message_id)
         JOIN room ON room.room_id = answer.room_id
    WHERE item.status < 0 AND item.status IN (-2, -3) AND answer.state IN ('parked', 'not_found')
    UNION ALL
    SELECT answer_id, NULL, 0, answer.room_id, room.name, organizer, uid, code, words,
           coalesce(answer.finished_at, answer.due_at),
           (SELECT count(*) FROM attempt WHERE attempt.answer_id = answer.answer_id)
    FROM answer JOIN room ON room.room_id = answer.room_id
    WHERE answer.state IN ('parked', 'not_found') AND item_id IS NULL
    ORDER BY 1 LIMIT :at_most)";

std::vector<BannedAnswer> banned(Connection& connection, std::size_t at_most) {
    std::vector<BannedAnswer> answers;
    BannedAnswer row;
    Query query(connection, select_banned, soci::use(at_most), soci::into(row.answer),
                soci::into(row.message), soci::into(row.octets), soci::into(row.room),
                soci::into(row.room_name), soci::into(row.organizer), soci::into(row.uid),
                soci::into(row.code), soci::into(row.words), soci::into(row.since), soci::into(row.attempts));
    while (query.next()) answers.push_back(row);
    return answers;
}

constexpr auto select_obstacle = R"(
    SELECT EXISTS (SELECT 1 FROM answer AS newer
                   WHERE newer.room_id = answer.room_id AND newer.uid = answer.uid
                     AND newer.answer_id > answer.answer_id
                     AND (newer.recurrence_id IS answer.recurrence_id
                          OR newer.recurrence_id IS NULL
                             AND NOT EXISTS (SELECT 1 FROM answer_of_newer_date AS date
                                             WHERE date.answer_id = answer.answer_id)))
           OR EXISTS (SELECT 1 FROM decision AS newer
                      WHERE newer.room_id = answer.room_id AND newer.uid = answer.uid AND newer.outcome = 'freed'
                        AND (newer.recurrence_id IS NULL OR newer.recurrence_id IS answer.recurrence_id)
                        AND newer.decision_id > (SELECT max(decision_id) FROM decision AS own
                                                 WHERE own.item_id = answer.item_id)),
           EXISTS (SELECT 1 FROM decision
                   WHERE decision.item_id = answer.item_id AND decision.uid = answer.uid AND outcome = 'released')
    FROM answer WHERE answer_id = :answer AND state IN ('parked', 'not_found'))";

Released obstacle(Connection& connection, AnswerId answer) {
    int newer = 0, freed = 0;
    Query query(connection, select_obstacle, soci::use(answer), soci::into(newer), soci::into(freed));
    if (!query.next()) return Released::not_banned;
    if (newer == 1) return Released::outdated;
    return freed == 1 ? Released::booking_is_free : Released::done;
}

constexpr auto make_due = R"(
    UPDATE answer SET state = 'waiting', due_at = :now, tries = 0, missing_seconds = 0, finished_at = NULL
    WHERE answer_id = :answer)";

constexpr auto make_steps_wait = R"(
    UPDATE answer_step SET state = 'waiting' WHERE answer_id = :answer AND state IN ('parked', 'not_found'))";

constexpr auto clear_item = R"(
    UPDATE item SET status = 3, reason = ''
    WHERE item_id = (SELECT item_id FROM answer WHERE answer_id = :answer) AND status IN (-2, -3)
      AND NOT EXISTS (SELECT 1 FROM answer AS other
                      WHERE other.item_id = item.item_id AND other.state IN ('parked', 'not_found')))";

constexpr auto set_dropped = R"(
    UPDATE answer SET state = 'replaced', finished_at = :now, words = 'Dropped by a person: ' || words
    WHERE answer_id = :answer AND state IN ('parked', 'not_found'))";

constexpr auto drop_steps = R"(
    UPDATE answer_step SET state = 'replaced' WHERE answer_id = :answer AND state NOT IN ('sent', 'not_done'))";

}  // namespace

std::vector<BannedAnswer> BanList::list(std::size_t at_most) {
    return readers_.read([&](Connection& connection) { return banned(connection, at_most); });
}

Released BanList::release(AnswerId answer, Instant now) {
    Released result = Released::not_banned;
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        result = obstacle(connection, answer);
        if (result != Released::done) return;
        run(connection, make_due, soci::use(now), soci::use(answer));
        run(connection, make_steps_wait, soci::use(answer));
        run(connection, clear_item, soci::use(answer));
    });
    return result;
}

bool BanList::drop(AnswerId answer, Instant now) {
    bool dropped = false;
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        dropped = run(connection, set_dropped, soci::use(now), soci::use(answer)) == 1;
        if (dropped) run(connection, drop_steps, soci::use(answer));
    });
    return dropped;
}

}  // namespace sql
