// What a look at the queues costs while 100,000 entries wait in them.
#include <benchmark/benchmark.h>

#include <atomic>
#include <string>

#include "sql/connection/query.hpp"
#include "sql/database.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

constexpr reserve::Instant noon{std::chrono::seconds(1'795'000'000)};

// Ten rooms, half of them paused, in two mail domains; a message to hang the entries on.
constexpr auto fill_directory = R"(
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)
    INSERT INTO room (room_id, name, mailbox, mailbox_key, zone, paused)
    SELECT i, 'Room ' || i, 'r' || i || '@d' || (i % 2) || '.example.com', 'r' || i || '@d' || (i % 2) || '.example.com',
           'Europe/Berlin', 0 FROM n;
    INSERT INTO message (message_id, received_at, peer, helo, reverse_path, mail_message_id, size, reading, raw)
    VALUES (1, 1, '', '', '', '', 0, '', x'');)";

constexpr auto fill_items = R"(
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
    INSERT INTO item (item_id, message_id, room_id, recipient, status, due_at)
    SELECT i, 1, 1 + i % 10, '', 0, 1 FROM n;)";

class Filled {
  public:
    explicit Filled(const std::string& script) {
        settings_.file = directory_.path() / "roomgate.db";
        { sql::Database made(settings_); }
        sql::Connection connection(settings_, sql::Connection::Purpose::writing);
        connection.execute("BEGIN IMMEDIATE;" + std::string(fill_directory) + script + "COMMIT;");
    }
    const sql::Settings& settings() const { return settings_; }

  private:
    support::TemporaryDirectory directory_;
    sql::Settings settings_;
};

void take_and_put_back(benchmark::State& state, const std::string& script, std::size_t at_most) {
    const Filled filled(script);
    sql::Database database(filled.settings());
    for (auto _ : state) {
        const auto items = database.inbox().take(at_most, noon);
        for (const auto& item : items) database.inbox().put_back(item.id, noon, false, "");
    }
}

void take_while_half_the_rooms_are_paused(benchmark::State& state) {
    take_and_put_back(state,
                      std::string(fill_items) +
                          "INSERT INTO item_uid (item_id, uid, room_id, open) SELECT item_id, item_id, "
                          "room_id, 1 FROM item;"
                          "UPDATE room SET paused = 1 WHERE room_id <= 5;"
                          "UPDATE item SET due_at = due_at - (room_id <= 5);",
                      1);
}
BENCHMARK(take_while_half_the_rooms_are_paused)->UseRealTime()->Unit(benchmark::kMicrosecond);

void take_behind_one_meeting(benchmark::State& state) {
    take_and_put_back(
        state,
        std::string(fill_items) +
            "INSERT INTO item_uid (item_id, uid, room_id, open) SELECT item_id, 'uid', room_id, 1 FROM item;"
            "UPDATE item SET held = item_id > 10;",
        1);
}
BENCHMARK(take_behind_one_meeting)->UseRealTime()->Unit(benchmark::kMicrosecond);

void due_while_half_the_servers_are_held(benchmark::State& state) {
    const Filled filled(std::string(fill_items) + R"(
        INSERT INTO answer (answer_id, item_id, room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, state, due_at)
        SELECT item_id, item_id, room_id, item_id, 0, 0, '', '', 'waiting', room_id % 2 FROM item;
        INSERT INTO answer_step (answer_id, position, kind, recurrence_id, text, silent, state)
        SELECT item_id, 0, 'accept', NULL, '', 0, 'waiting' FROM item;)");
    sql::Database database(filled.settings());
    for (auto _ : state) benchmark::DoNotOptimize(database.outbox().due(noon, 16, {"d0.example.com"}));
}
BENCHMARK(due_while_half_the_servers_are_held)->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
