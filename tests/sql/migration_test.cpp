#include <sys/stat.h>

#include "tests/sql/scratch_database.hpp"

namespace {

const std::string version = "PRAGMA user_version";

std::string error_of(const auto& action) {
    try {
        action();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "";
}

TEST(Migration, CountsItsStepsInTheDatabase) {
    ScratchDatabase database;
    database.migrated();
    EXPECT_EQ(database.value(version), std::to_string(sql::migrations().size()));
}

TEST(Migration, DoesNothingTheSecondTime) {
    ScratchDatabase database;
    database.migrated();
    database.migrated();
    EXPECT_EQ(database.value(version), std::to_string(sql::migrations().size()));
}

TEST(Migration, RefusesADatabaseOfANewerProgram) {
    ScratchDatabase database;
    database.migrated()->execute("PRAGMA user_version = 999");
    EXPECT_NE(error_of([&] { database.migrated(); }).find("newer roomgate"), std::string::npos);
}

TEST(Migration, RefusesADatabaseOfAnotherProgram) {
    ScratchDatabase database;
    database.connect()->execute("CREATE TABLE other (x)");
    EXPECT_NE(error_of([&] { database.migrated(); }).find("another program"), std::string::npos);
}

TEST(Migration, TellsWhatWasNotDoneFromWhatWasSent) {
    ScratchDatabase database;
    {
        const auto old = database.connect();
        for (std::size_t i = 0; i < 25; ++i) old->execute(sql::migrations()[i].text);
        old->execute(R"(
            PRAGMA user_version = 25;
            INSERT INTO room (name, mailbox, mailbox_key, zone) VALUES ('Rome', 'r@x', 'r@x', 'Etc/UTC');
            INSERT INTO answer (room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, state, due_at, code)
            VALUES (1, 'a', 0, 0, '', '', 'sent', 0, 'NotDone'), (1, 'b', 0, 0, '', '', 'sent', 0, '');
            INSERT INTO answer_step (answer_id, position, kind, text, silent, state)
            VALUES (1, 0, 'decline', '', 0, 'sent'), (1, 1, 'mirror', '', 0, 'sent'), (2, 0, 'decline', '', 0, 'sent');
            INSERT INTO attempt (answer_id, position, started_at, ended_at, outcome)
            VALUES (1, 0, 0, 1, 'sent'), (1, 1, 0, 1, 'not done'), (2, 0, 0, 1, 'sent');)");
    }
    database.migrated();
    EXPECT_EQ(database.value("SELECT group_concat(state) FROM answer"), "not_done,sent");
    EXPECT_EQ(database.value("SELECT group_concat(state) FROM answer_step"), "sent,not_done,sent");
    EXPECT_NE(error_of([&] { database.connect()->execute("UPDATE answer SET state = 'odd'"); }), "");
    EXPECT_EQ(database.value("PRAGMA integrity_check"), "ok");
}

TEST(Migration, KeepsTheConstraintsThatItWritesAnew) {
    ScratchDatabase database;
    const auto connection = database.migrated();
    connection->execute(R"(
        INSERT INTO room (name, mailbox, mailbox_key, zone) VALUES ('Rome', 'r@x', 'r@x', 'Etc/UTC');
        INSERT INTO message (received_at, peer, helo, reverse_path, mail_message_id, size, reading)
        VALUES (0, '', '', '', '', 0, '');
        INSERT INTO item (message_id, recipient, status, due_at) VALUES (1, '', 0, 0);
        INSERT INTO component (room_id, uid, sequence, dtstamp_at, state, organizer, digests, content)
        VALUES (1, 'a', 0, 0, 'booked', '', '', '');
        INSERT INTO answer (room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, state, due_at)
        VALUES (1, 'a', 0, 0, '', '', 'waiting', 0);
        INSERT INTO answer_step (answer_id, position, kind, text, silent, state) VALUES (1, 0, 'accept', '', 0, 'sent');
        INSERT INTO attempt (answer_id, position, started_at) VALUES (1, 0, 0);)");
    for (const std::string odd :
         {"item SET status = 4", "item SET status = -4", "component SET state = 'odd'",
          "answer SET state = 'odd'", "answer SET channel = 'odd'", "answer_step SET state = 'odd'",
          "answer_step SET kind = 'odd'", "attempt SET channel = 'odd'"}) {
        EXPECT_NE(error_of([&] { connection->execute("UPDATE " + odd); }).find("CHECK"), std::string::npos)
            << odd;
    }
    for (const std::string even :
         {"item SET status = -3", "component SET state = 'cancelled'", "answer SET state = 'replaced'",
          "answer SET channel = 'imip'", "answer_step SET state = 'not_done'",
          "answer_step SET kind = 'mirror'", "attempt SET channel = 'ews'"}) {
        EXPECT_EQ(error_of([&] { connection->execute("UPDATE " + even); }), "") << even;
    }
    EXPECT_EQ(database.value("PRAGMA integrity_check"), "ok");
}

TEST(Connection, MakesTheFileForItsOwnerOnly) {
    ScratchDatabase database;
    database.migrated();
    struct stat found {};
    ASSERT_EQ(::stat(database.settings().file.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600U);
}

TEST(Connection, NamesTheDirectoryThatIsMissing) {
    sql::Settings settings;
    settings.file = "/nowhere/at/all/roomgate.db";
    const std::string words =
        error_of([&] { sql::Connection connection(settings, sql::Connection::Purpose::writing); });
    EXPECT_NE(words.find("/nowhere/at/all does not exist"), std::string::npos) << words;
}

TEST(Connection, OpensAFileWhoseNameHasBlanksAndSigns) {
    const support::TemporaryDirectory directory;
    sql::Settings settings;
    settings.file = directory.path() / "room gate = 100 % ü.db";
    { sql::Connection connection(settings, sql::Connection::Purpose::writing); }
    EXPECT_TRUE(std::filesystem::exists(settings.file));
}

TEST(Connection, WritesDurably) {
    ScratchDatabase database;
    int synchronous = 0;
    const auto connection = database.connect();
    sql::Query(*connection, "PRAGMA synchronous", soci::into(synchronous)).next();
    EXPECT_EQ(synchronous, 2);  // FULL
}

TEST(Connection, ThatReadsCannotWrite) {
    ScratchDatabase database;
    database.migrated();
    sql::Connection reading(database.settings(), sql::Connection::Purpose::reading);
    EXPECT_THROW(reading.execute("DELETE FROM room"), std::runtime_error);
}

TEST(Query, KeepsParametersOutOfItsErrors) {
    ScratchDatabase database;
    const auto connection = database.migrated();
    const std::string secret = "secret";
    const std::string words = error_of([&] {
        sql::run(*connection, "INSERT INTO room (room_id, name) VALUES (1, :name)", soci::use(secret));
    });
    EXPECT_NE(words.find("NOT NULL"), std::string::npos);
    EXPECT_EQ(words.find("secret"), std::string::npos);
}

}  // namespace
