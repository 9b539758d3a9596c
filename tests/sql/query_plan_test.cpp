// What is asked at every turn of a loop goes by an index, however long the tables grow.
#include <soci/sqlite3/soci-sqlite3.h>

#include <future>

#include "sql/commands/meeting_search.hpp"
#include "sql/gateways.hpp"
#include "sql/inbox.hpp"
#include "sql/ledger.hpp"
#include "sql/outbox.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

constexpr reserve::Instant noon{std::chrono::seconds(1'795'000'000)};

std::vector<std::string> statements(sql::Connection& connection) {
    auto* const database =
        static_cast<soci::sqlite3_session_backend*>(connection.session().get_backend())->conn_;
    std::vector<std::string> texts;
    for (auto* statement = sqlite_api::sqlite3_next_stmt(database, nullptr); statement != nullptr;
         statement = sqlite_api::sqlite3_next_stmt(database, statement)) {
        texts.emplace_back(sqlite_api::sqlite3_sql(statement));
    }
    return texts;
}

std::string plan(sql::Connection& connection, const std::string& text) {
    int id = 0, parent = 0, unused = 0;
    std::string detail, plan;
    sql::Query query(connection, "EXPLAIN QUERY PLAN " + text, soci::into(id), soci::into(parent),
                     soci::into(unused), soci::into(detail));
    while (query.next()) plan += detail + "\n";
    return plan;
}

// The plans of all statements that a connection has prepared for `work`.
std::string plans(sql::Connection& connection, const std::string& part_of_text) {
    std::string all;
    for (const std::string& text : statements(connection)) {
        if (text.find(part_of_text) != std::string::npos) all += plan(connection, text);
    }
    return all;
}

class QueryPlanTest : public testing::Test {
  protected:
    QueryPlanTest()
        : writer_(database_.settings(), database_.migrated(), {}), readers_(database_.settings()) {}

    std::string written(const std::string& part_of_text) {
        std::string found;
        writer_.run(sql::Writer::Lane::desk,
                    [&](sql::Connection& connection) { found = plans(connection, part_of_text); });
        return found;
    }
    std::string read(const std::string& part_of_text) {
        return readers_.read([&](sql::Connection& connection) { return plans(connection, part_of_text); });
    }

    ScratchDatabase database_;
    sql::Writer writer_;
    sql::Readers readers_;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_F(QueryPlanTest, OfTakeWalksTheWaitingItemsOnly) {
    sql::Gateways gateways(database_.settings().file);
    sql::Inbox inbox(writer_, readers_, gateways);
    inbox.take(10, noon);
    const std::string found = written("status = 0 AND held = 0");
    EXPECT_TRUE(has(found, "SEARCH item USING INDEX item_waiting (due_at<?)")) << found;
    EXPECT_FALSE(has(found, "SCAN item")) << found;
    EXPECT_FALSE(has(found, "TEMP B-TREE")) << found;
}

TEST_F(QueryPlanTest, OfDueLooksUpOneWaitingAnswerARoom) {
    sql::Outbox outbox(writer_, readers_);
    outbox.due(noon, 10, {});
    const std::string found = read("first.due_at <=");
    EXPECT_TRUE(has(found, "SEARCH first USING COVERING INDEX answer_due (room_id=? AND due_at<?)") ||
                has(found, "SEARCH first USING INDEX answer_due (room_id=? AND due_at<?)"))
        << found;
    EXPECT_TRUE(has(found, "SEARCH older USING INDEX answer_unsent (room_id=? AND uid=? AND answer_id<?)"))
        << found;
    EXPECT_TRUE(has(found, "attempt_open")) << found;
    EXPECT_FALSE(has(found, "SCAN answer")) << found;
}

TEST_F(QueryPlanTest, OfTheNextDueAnswerLooksUpOneARoom) {
    sql::Outbox outbox(writer_, readers_);
    outbox.next_due();
    const std::string found = read("SELECT min(");
    EXPECT_TRUE(has(found, "SEARCH first USING INDEX answer_due (room_id=?)")) << found;
    EXPECT_FALSE(has(found, "SCAN answer")) << found;
}

TEST_F(QueryPlanTest, OfOpenAttemptsLooksAtTheOpenOnesOnly) {
    sql::Outbox outbox(writer_, readers_);
    outbox.open_attempts();
    EXPECT_TRUE(has(read("ended_at IS NULL"), "attempt_open"));
}

TEST_F(QueryPlanTest, OfSeriesToExtendLooksAtThoseBehindOnly) {
    writer_.run(sql::Writer::Lane::desk, [](sql::Connection& connection) {
        sql::Ledger(connection).series_behind(reserve::RoomId{1}, noon, 20);
    });
    const std::string found = written("decided_until_at <");
    EXPECT_TRUE(has(found, "USING INDEX component_goes_on (room_id=? AND decided_until_at<?)")) << found;
    EXPECT_FALSE(has(found, "TEMP B-TREE")) << found;
}

TEST_F(QueryPlanTest, OfMeetingsByOrganizerGoesByTheIndexOfOrganizers) {
    sql::MeetingSearch(readers_).of_organizer(*reserve::Address::parse("ada@corp.example.com"), 10);
    const std::string found = read("organizer_key = :organizer");
    EXPECT_TRUE(has(found, "USING COVERING INDEX decision_by_organizer (organizer_key=?)")) << found;
    EXPECT_TRUE(has(found, "USING INDEX reservation_by_profile (profile_id=?)")) << found;
    EXPECT_FALSE(has(found, "SCAN decision")) << found;
    EXPECT_FALSE(has(found, "SCAN reservation")) << found;
}

TEST_F(QueryPlanTest, OfMeetingsByTimeGoesByTheIndexOfTimes) {
    sql::MeetingSearch(readers_).asked_at(reserve::RoomId{1}, noon, {}, 10);
    const std::string found = read("asked_until_at > :at");
    EXPECT_TRUE(has(found, "SEARCH decision USING INDEX decision_by_time (room_id=? AND asked_until_at>?)"))
        << found;
    EXPECT_FALSE(has(found, "SCAN item")) << found;
}

TEST_F(QueryPlanTest, OfUndecidedMessagesLooksAtOpenAndFailedItemsOnly) {
    sql::MeetingSearch(readers_).undecided({}, 10);
    const std::string found = read("status IN (0, 1)");
    EXPECT_TRUE(has(found, "item_open")) << found;
    EXPECT_TRUE(has(found, "item_failed")) << found;
}

bool makes_a_table(sql::Connection& connection, const std::string& text) {
    int address = 0;
    std::string operation;
    sql::Query query(connection, "EXPLAIN " + text, soci::into(address), soci::into(operation));
    while (query.next()) {
        if (operation == "OpenEphemeral") return true;
    }
    return false;
}

TEST_F(QueryPlanTest, OfWhatIsStoredForEachMessageMakesNoTemporaryTable) {
    const auto connection = database_.connect();
    for (const std::string table : {"message", "item", "item_uid", "component", "answer", "attempt"}) {
        EXPECT_FALSE(makes_a_table(*connection, "INSERT INTO " + table + " DEFAULT VALUES")) << table;
    }
}

// Steps of SQLite's machine that a statement takes, with those of its triggers.
int steps(sql::Connection& connection, const std::string& text) {
    auto* const database =
        static_cast<soci::sqlite3_session_backend*>(connection.session().get_backend())->conn_;
    sqlite_api::sqlite3_stmt* statement = nullptr;
    sqlite_api::sqlite3_prepare_v2(database, text.c_str(), -1, &statement, nullptr);
    EXPECT_EQ(sqlite_api::sqlite3_step(statement), SQLITE_DONE) << sqlite_api::sqlite3_errmsg(database);
    const int taken = sqlite_api::sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0);
    sqlite_api::sqlite3_finalize(statement);
    return taken;
}

TEST_F(QueryPlanTest, OfARequestOfAnotherProgramIsTheSameHoweverMuchIsBooked) {
    const auto program = database_.connect();
    program->execute(
        "INSERT INTO room (name, mailbox, mailbox_key, zone) VALUES ('Rome', 'rome@x', 'rome@x', 'Etc/UTC')");
    const auto reserve = [&](int hour) {
        return steps(
            *program,
            "INSERT INTO reservation_request (action, room, start_at, end_at) VALUES ('reserve', 'Rome', " +
                std::to_string(hour * 3600) + ", " + std::to_string(hour * 3600 + 3600) + ")");
    };
    reserve(0);
    const int before = reserve(1);
    program->execute("BEGIN");
    for (int hour = 2; hour < 200; ++hour) reserve(hour);
    program->execute(
        "INSERT INTO component (room_id, uid, sequence, dtstamp_at, state, organizer, digests, content) "
        "SELECT room_id, 'mail of ' || uid, 0, 0, 'booked', '', '', '' FROM reservation");
    program->execute("COMMIT");
    EXPECT_LE(reserve(200), before + before / 10);
}

TEST_F(QueryPlanTest, OfARequestOfAnotherProgramIsTheSameHoweverManyRoomsThereAre) {
    const auto program = database_.connect();
    const auto reserve = [&](const std::string& room, int hour) {
        return steps(*program,
                     "INSERT INTO reservation_request (action, room, start_at, end_at) VALUES ('reserve', '" +
                         room + "', " + std::to_string(hour * 3600) + ", " +
                         std::to_string(hour * 3600 + 3600) + ")");
    };
    program->execute(
        "INSERT INTO room (name, mailbox, mailbox_key, zone) VALUES ('Rome', 'Rome@x', 'rome@x', 'Etc/UTC')");
    reserve("Rome", 0);
    const int by_name = reserve("ROME", 1), by_mailbox = reserve("ROME@x", 2);
    program->execute(R"(
        WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < 300)
        INSERT INTO room (name, mailbox, mailbox_key, zone)
        SELECT 'Room ' || n, 'Room.' || n || '@x', 'room.' || n || '@x', 'Etc/UTC' FROM one)");
    EXPECT_LE(reserve("ROME", 3), by_name + by_name / 10);
    EXPECT_LE(reserve("ROME@x", 4), by_mailbox + by_mailbox / 10);
}

TEST_F(QueryPlanTest, OfAChangeByAnotherProgramIsTheSameHoweverManyRoomsThereAre) {
    const auto program = database_.connect();
    const auto ask = [&](const std::string& action, int hour) {
        return steps(*program,
                     "INSERT INTO reservation_request (action, room, uid, start_at, end_at) VALUES ('" +
                         action + "', 'Rome', 'a', " + std::to_string(hour * 3600) + ", " +
                         std::to_string(hour * 3600 + 3600) + ")");
    };
    program->execute(
        "INSERT INTO room (name, mailbox, mailbox_key, zone) VALUES ('Rome', 'Rome@x', 'rome@x', 'Etc/UTC')");
    ask("reserve", 0);
    ask("change", 1);
    const int before = ask("change", 2);
    program->execute(R"(
        WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < 300)
        INSERT INTO room (name, mailbox, mailbox_key, zone)
        SELECT 'Room ' || n, 'Room.' || n || '@x', 'room.' || n || '@x', 'Etc/UTC' FROM one)");
    EXPECT_LE(ask("change", 3), before + before / 10);
}

TEST_F(QueryPlanTest, OfALateDeclineIsTheSameHoweverManyAnswersThereAre) {
    const auto program = database_.connect();
    program->execute(R"(
        INSERT INTO room (name, mailbox, mailbox_key, zone) VALUES ('Rome', 'Rome@x', 'rome@x', 'Etc/UTC');
        INSERT INTO message (received_at, peer, helo, reverse_path, mail_message_id, size, reading)
        VALUES (0, '', '', '', '', 0, '');
        INSERT INTO item (message_id, room_id, recipient, status, due_at) VALUES (1, 1, '', 2, 0))");
    const auto answers = [&](int first, int last) {
        program->execute("WITH RECURSIVE one(n) AS (SELECT " + std::to_string(first) +
                         " UNION ALL SELECT n + 1 FROM one WHERE n < " + std::to_string(last) + R"()
            INSERT INTO answer (item_id, room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, state, due_at)
            SELECT 1, 1, 'u' || n, 0, 0, '', '', 'sent', 0 FROM one)");
    };
    const auto decline = [&](const std::string& uid) {
        return steps(*program, "INSERT INTO late_decline (room_id, uid, text) VALUES (1, '" + uid + "', '')");
    };
    answers(1, 2);
    const int before = decline("u1");
    answers(3, 300);
    EXPECT_LE(decline("u2"), before + before / 10);
}

}  // namespace
