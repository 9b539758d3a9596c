#include <algorithm>
#include <vector>

#include "tests/sql/writer_cast.hpp"

namespace {

using namespace sql::writer_test;
using sql::Connection;
using sql::Writer;

TEST_F(WriterTest, CommitsBeforeItReturns) {
    start();
    writer_->run(Writer::Lane::desk, [](Connection& connection) { add(connection, "Ada"); });
    EXPECT_EQ(profiles(), "Ada");
}

TEST_F(WriterTest, UndoesOnlyTheJobThatThrows) {
    start();
    in_one_batch([this] {
        submit_profile("Ada");
        submit_failing_profile(Writer::Lane::desk);
        submit_profile("Bob");
    });
    EXPECT_EQ(profiles(), "Ada Bob");
    EXPECT_EQ(heard_, (std::vector<std::string>{"done", "done", "failed", "done"}));
}

TEST_F(WriterTest, UndoesOnlyTheJobThatThrowsAmongThoseOfTheReception) {
    start();
    in_one_batch([this] {
        submit_profile("Ada", Writer::Lane::reception);
        submit_failing_profile(Writer::Lane::reception);
        submit_profile("Bob", Writer::Lane::reception);
        submit_profile("Cy", Writer::Lane::desk);
    });
    EXPECT_EQ(profiles(), "Ada Bob Cy");
    EXPECT_EQ(std::ranges::count(heard_, "failed"), 1);
    EXPECT_EQ(std::ranges::count(heard_, "done"), 4);
}

TEST_F(WriterTest, RethrowsWhatTheWorkThrew) {
    start();
    EXPECT_THROW(writer_->run(Writer::Lane::desk, [](Connection&) { throw std::out_of_range("far"); }),
                 std::out_of_range);
}

TEST_F(WriterTest, SharesOneCommitBetweenJobsThatCameTogether) {
    std::vector<std::size_t> batches;
    start([&](sql::CommitPoint point, std::size_t jobs) {
        if (point == sql::CommitPoint::after) batches.push_back(jobs);
    });
    in_one_batch([this] {
        for (int i = 0; i < 20; ++i) submit_profile("Ada");
    });
    // The first job outlasts batch_time, so that its batch ends with it.
    std::size_t jobs = 0;
    for (const std::size_t batch : batches) jobs += batch;
    EXPECT_EQ(jobs, 21U);
    EXPECT_LE(batches.size(), 2U);
}

TEST_F(WriterTest, SpeaksOfSuccessOnlyAfterTheCommit) {
    std::vector<std::string> order;
    start([&](sql::CommitPoint point, std::size_t) {
        order.push_back(point == sql::CommitPoint::before ? "before" : "after");
    });
    writer_->submit(
        Writer::Lane::desk, 0, [&](Connection&) { order.push_back("work"); },
        [&](std::exception_ptr) { order.push_back("done"); });
    writer_->stop();
    EXPECT_EQ(order, (std::vector<std::string>{"work", "before", "after", "done"}));
}

TEST_F(WriterTest, TellsEveryJobWhenTheCommitFails) {
    start();
    in_one_batch([this] {
        submit_profile("Ada");
        // Left to the commit by DEFERRABLE; so the commit itself fails.
        submit([](Connection& connection) {
            connection.execute("PRAGMA defer_foreign_keys = ON");
            connection.execute(
                "INSERT INTO room_address (address_key, address, room_id) VALUES ('a', 'a', 99)");
        });
    });
    EXPECT_EQ(profiles(), "NULL");
    EXPECT_EQ(heard_, (std::vector<std::string>{"failed", "failed", "failed"}));
}

TEST_F(WriterTest, LivesOnAfterAFailedCommit) {
    start();
    submit([](Connection& connection) {
        connection.execute("PRAGMA defer_foreign_keys = ON");
        connection.execute("INSERT INTO room_address (address_key, address, room_id) VALUES ('a', 'a', 99)");
    });
    while (true) {
        const std::lock_guard lock(mutex_);
        if (!heard_.empty()) break;
    }
    writer_->run(Writer::Lane::desk, [](Connection& connection) { add(connection, "Ada"); });
    EXPECT_EQ(profiles(), "Ada");
}

TEST_F(WriterTest, LivesOnAfterTheTransactionWasLost) {
    start();
    submit([](Connection& connection) {
        connection.execute("ROLLBACK");  // as SQLite does by itself when the disk is full
        throw std::runtime_error("disk full");
    });
    while (true) {
        const std::lock_guard lock(mutex_);
        if (!heard_.empty()) break;
    }
    writer_->run(Writer::Lane::desk, [](Connection& connection) { add(connection, "Ada"); });
    EXPECT_EQ(profiles(), "Ada");
}

TEST_F(WriterTest, FailsWhatComesAfterTheStop) {
    start();
    writer_->stop();
    EXPECT_THROW(writer_->run(Writer::Lane::desk, [](Connection&) {}), std::runtime_error);
}

TEST_F(WriterTest, FinishesWhatWasSubmittedBeforeTheStop) {
    start();
    in_one_batch([this] {
        for (int i = 0; i < 1000; ++i) submit_profile("x");
    });
    EXPECT_EQ(database_.value("SELECT count(*) FROM profile"), "1000");
    EXPECT_EQ(heard_.size(), 1001U);
}

TEST_F(WriterTest, LetsTheLanesTakeTurns) {
    std::vector<char> order;
    start();
    in_one_batch([&] {
        for (int i = 0; i < 3; ++i) submit([&](Connection&) { order.push_back('d'); });
        for (int i = 0; i < 3; ++i)
            submit([&](Connection&) { order.push_back('r'); }, Writer::Lane::reception);
    });
    EXPECT_NE(std::string(order.begin(), order.end()), "dddrrr");
    EXPECT_EQ(order.size(), 6U);
}

TEST_F(WriterTest, LeavesNoReadOpenBehindAJob) {
    start();
    submit_profile("Ada");
    writer_->run(Writer::Lane::desk, [](Connection& connection) {
        static std::string name;
        soci::statement open =
            (connection.session().prepare << "SELECT first_name FROM profile", soci::into(name));
        open.execute(true);
        connection.end_open_reads();
    });
    Connection other(database_.settings(), Connection::Purpose::writing);
    add(other, "Bob");
    writer_->run(Writer::Lane::desk, [](Connection& connection) { add(connection, "Eve"); });
    EXPECT_EQ(profiles(), "Ada Bob Eve");
}

}  // namespace
