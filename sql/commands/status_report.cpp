#include "sql/commands/status_report.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/server_book.hpp"

namespace sql {
namespace {

using reserve::Instant;

constexpr auto select_seen = "SELECT max(seen_at) FROM gateway_seen";

constexpr auto select_oldest_item = R"(
    SELECT (SELECT received_at FROM item JOIN message USING (message_id)
            WHERE status IN (0, 1) ORDER BY item_id LIMIT 1))";

std::optional<Instant> instant(Connection& connection, const char* select) {
    std::optional<Instant> found;
    Query query(connection, select, soci::into(found));
    while (query.next()) continue;
    return found;
}

constexpr auto count_items = "SELECT status, count(*) FROM item GROUP BY status ORDER BY status";

std::vector<ItemCount> item_counts(Connection& connection) {
    std::vector<ItemCount> counts;
    ItemCount row;
    long long items = 0;
    Query query(connection, count_items, soci::into(row.status), soci::into(items));
    while (query.next()) {
        row.items = items;
        counts.push_back(row);
    }
    return counts;
}

constexpr auto select_waiting = R"(
    WITH unsent AS (SELECT room_id, count(*) AS answers, min(answer_id) AS first FROM answer
                    WHERE state IN ('waiting', 'sending') GROUP BY room_id)
    SELECT room.room_id, room.name, mailbox, answers, coalesce(received_at, answer.due_at)
    FROM unsent JOIN room ON room.room_id = unsent.room_id JOIN answer ON answer_id = first
         LEFT JOIN item USING (item_id) LEFT JOIN message USING (message_id)
    ORDER BY 5, room.name)";

std::vector<WaitingAnswers> waiting(Connection& connection) {
    std::vector<WaitingAnswers> rooms;
    WaitingAnswers row;
    long long answers = 0;
    Query query(connection, select_waiting, soci::into(row.room), soci::into(row.room_name),
                soci::into(row.mailbox), soci::into(answers), soci::into(row.oldest));
    while (query.next()) {
        row.answers = answers;
        rooms.push_back(row);
    }
    return rooms;
}

// As the ban list has them.
constexpr auto count_banned = R"(
    SELECT (SELECT count(*) FROM item JOIN answer USING (item_id)
            WHERE item.status < 0 AND item.status IN (-2, -3) AND answer.state IN ('parked', 'not_found'))
         + (SELECT count(*) FROM answer WHERE state IN ('parked', 'not_found') AND item_id IS NULL))";

std::int64_t banned(Connection& connection) {
    long long count = 0;
    Query query(connection, count_banned, soci::into(count));
    while (query.next()) continue;
    return count;
}

constexpr auto select_paused =
    "SELECT room_id, name, paused_at, paused_why FROM room WHERE paused = 1 AND retired = 0 ORDER BY name";

std::vector<PausedRoom> paused_rooms(Connection& connection) {
    std::vector<PausedRoom> rooms;
    PausedRoom row;
    Query query(connection, select_paused, soci::into(row.room), soci::into(row.name), soci::into(row.since),
                soci::into(row.why));
    while (query.next()) rooms.push_back(row);
    return rooms;
}

constexpr auto select_uses = R"(
    WITH again AS (SELECT room_id, count(*) - count(DISTINCT answer_id * 10000 + position) AS retries
                   FROM attempt JOIN answer USING (answer_id) GROUP BY room_id)
    SELECT server, exchange_use.mailbox, calls, failed, octets_sent, octets_received, since_at,
           coalesce(room.name, ''), coalesce(retries, 0)
    FROM exchange_use LEFT JOIN room ON room.mailbox = exchange_use.mailbox COLLATE NOCASE AND retired = 0
         LEFT JOIN again ON again.room_id = room.room_id
    ORDER BY server, calls DESC, 2)";

std::vector<CountedUse> counted(Connection& connection) {
    std::vector<CountedUse> uses;
    CountedUse row;
    long long calls = 0, failed = 0, sent = 0, received = 0, retries = 0;
    Query query(connection, select_uses, soci::into(row.of.server), soci::into(row.of.mailbox),
                soci::into(calls), soci::into(failed), soci::into(sent), soci::into(received),
                soci::into(row.since), soci::into(row.room_name), soci::into(retries));
    while (query.next()) {
        row.of.use = {calls, failed, sent, received};
        row.retries = retries;
        uses.push_back(row);
    }
    return uses;
}

constexpr auto select_costliest = R"(
    WITH cost AS (SELECT answer_id, count(*) AS attempts, sum(calls) AS calls, sum(octets) AS octets
                  FROM attempt GROUP BY answer_id ORDER BY 3 DESC, 4 DESC LIMIT :at_most)
    SELECT answer_id, item_id, message_id, room.name, uid, state, attempts, calls, octets
    FROM cost JOIN answer USING (answer_id) JOIN room USING (room_id) LEFT JOIN item USING (item_id)
    ORDER BY calls DESC, octets DESC, answer_id)";

std::vector<CostlyAnswer> costly(Connection& connection, std::size_t at_most) {
    std::vector<CostlyAnswer> answers;
    CostlyAnswer row;
    long long answer = 0, attempts = 0, calls = 0, octets = 0;
    std::optional<reserve::ItemId> item;
    std::optional<reserve::MessageId> message;
    Query query(connection, select_costliest, soci::use(at_most), soci::into(answer), soci::into(item),
                soci::into(message), soci::into(row.room_name), soci::into(row.uid), soci::into(row.state),
                soci::into(attempts), soci::into(calls), soci::into(octets));
    while (query.next()) {
        row.answer = answer;
        row.item = item ? std::optional(static_cast<std::int64_t>(*item)) : std::nullopt;
        row.message = message ? std::optional(static_cast<std::int64_t>(*message)) : std::nullopt;
        row.attempts = attempts;
        row.calls = calls;
        row.octets = octets;
        answers.push_back(row);
    }
    return answers;
}

}  // namespace

Standing StatusReport::standing() {
    Standing now = readers_.read([](Connection& connection) {
        return Standing{.seen = instant(connection, select_seen),
                        .items = item_counts(connection),
                        .oldest_item = instant(connection, select_oldest_item),
                        .waiting = waiting(connection),
                        .banned = banned(connection),
                        .paused_rooms = paused_rooms(connection),
                        .paused_servers = {},
                        .servers = {}};
    });
    ServerBook servers(readers_);
    now.paused_servers = servers.pauses();
    now.servers = servers.known();
    return now;
}

std::vector<CountedUse> StatusReport::uses() {
    return readers_.read([](Connection& connection) { return counted(connection); });
}

std::vector<CostlyAnswer> StatusReport::costliest(std::size_t at_most) {
    return readers_.read([&](Connection& connection) { return costly(connection, at_most); });
}

}  // namespace sql
