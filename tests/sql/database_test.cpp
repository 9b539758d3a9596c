#include "sql/database.hpp"

#include "reserve/outage.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

constexpr auto add_room = R"(
    INSERT INTO room (name, mailbox, mailbox_key, zone)
    VALUES ('Blue', 'blue@corp.example.com', 'blue@corp.example.com', 'Europe/Berlin'))";

TEST(Database, MakesItselfAtFirstUse) {
    const ScratchDatabase scratch;
    sql::Database database(scratch.settings());
    EXPECT_TRUE(database.directory().rooms().empty());
}

TEST(Database, SeesARoomThatACommandAddsWhileItIsOpen) {
    const ScratchDatabase scratch;
    sql::Database database(scratch.settings());
    EXPECT_TRUE(database.directory().rooms().empty());
    scratch.connect()->execute(add_room);
    EXPECT_EQ(database.directory().rooms().size(), 1U);
}

TEST(Database, OpensAndReadsWhileAnotherConnectionWrites) {
    const ScratchDatabase scratch;
    const auto other = scratch.migrated();
    other->execute("BEGIN IMMEDIATE");
    auto settings = scratch.settings();
    settings.busy_timeout = std::chrono::milliseconds(1);
    sql::Database database(settings);
    EXPECT_TRUE(database.messages().list({}).empty());
    other->execute("ROLLBACK");
}

TEST(Database, SaysWhatToDoWhileAnotherConnectionKeepsItFromWriting) {
    const ScratchDatabase scratch;
    const auto other = scratch.migrated();
    other->execute("BEGIN IMMEDIATE");
    auto settings = scratch.settings();
    settings.busy_timeout = std::chrono::milliseconds(1);
    sql::Database database(settings);
    std::string words;
    try {
        database.inbox().take(1, reserve::Instant());
    } catch (const reserve::Outage& outage) {
        words = outage.what();
    }
    EXPECT_EQ(words,
              "database: database is locked: another process has been writing to it for longer than "
              "database.busy_timeout; find it (fuser FILE) and let it come to an end in: BEGIN IMMEDIATE");
    other->execute("ROLLBACK");
}

TEST(Database, CallsBackAfterItIsClosed) {
    const ScratchDatabase scratch;
    sql::Database database(scratch.settings());
    database.close();
    bool failed = false;
    database.inbox().store({}, [&](reserve::Inbox::Stored stored) {
        failed = std::holds_alternative<std::exception_ptr>(stored);
    });
    EXPECT_TRUE(failed);
}

}  // namespace
