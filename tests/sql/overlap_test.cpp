// The constraint that no room is booked twice, straight in SQL.
#include <atomic>
#include <random>
#include <thread>

#include "tests/sql/scratch_database.hpp"

namespace {

using soci::use;

constexpr auto insert_room = R"(
    INSERT INTO room (room_id, name, mailbox, mailbox_key, zone) VALUES (:room, :key, :key, :key, 'Europe/Berlin'))";
constexpr auto insert_reservation = R"(
    INSERT INTO reservation (room_id, uid, organizer, found_by_address) VALUES (:room, :uid, '', 0)
    RETURNING reservation_id)";
constexpr auto insert_occurrence = R"(
    INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, blocked_from_at, blocked_to_at,
                            exclusive)
    VALUES (:reservation, :from, :room, :from, :to, :from, :to, :exclusive))";

// Pairs of exclusive occurrences of one room that overlap, found by comparing all with all.
constexpr auto count_overlaps = R"(
    SELECT count(*) FROM occurrence AS a JOIN occurrence AS b
    ON a.room_id = b.room_id AND (a.reservation_id, a.recurrence_id) < (b.reservation_id, b.recurrence_id)
    AND a.blocked_from_at < b.blocked_to_at AND b.blocked_from_at < a.blocked_to_at
    AND a.blocked_from_at < a.blocked_to_at AND b.blocked_from_at < b.blocked_to_at
    AND a.exclusive AND b.exclusive)";

class OverlapTest : public testing::Test {
  protected:
    OverlapTest() {
        for (const int room : {1, 2}) {
            const std::string key = std::to_string(room) + "@corp.example.com";
            sql::run(*connection_, insert_room, use(room), use(key));
        }
    }

    // Whether the database took it.
    static bool book(sql::Connection& connection, int room, const std::string& uid, long long from,
                     long long to, int exclusive = 1) {
        connection.execute("BEGIN IMMEDIATE");
        try {
            long long reservation = 0;
            {
                sql::Query query(connection, insert_reservation, use(room), use(uid),
                                 soci::into(reservation));
                while (query.next()) continue;
            }
            sql::run(connection, insert_occurrence, use(reservation), use(from), use(room), use(to),
                     use(exclusive));
            connection.execute("COMMIT");
            return true;
        } catch (const std::runtime_error& error) {
            EXPECT_NE(std::string(error.what()).find("room is already booked"), std::string::npos)
                << error.what();
            connection.execute("ROLLBACK");
            return false;
        }
    }
    bool book(long long from, long long to, int exclusive = 1, int room = 1) {
        return book(*connection_, room, std::to_string(++uid_), from, to, exclusive);
    }

    // Books at random from several connections at once; how many were taken.
    int race() {
        std::atomic<int> taken = 0;
        std::vector<std::thread> threads;
        for (unsigned thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                const auto connection = database_.connect();
                connection->execute("PRAGMA synchronous = OFF");  // this race is not about the disk
                std::mt19937 random(thread);
                for (int i = 0; i < 60; ++i) {
                    const int room = 1 + static_cast<int>(random() % 2);
                    const long long from = random() % 300;
                    const std::string uid = std::to_string(thread) + "-" + std::to_string(i);
                    if (book(*connection, room, uid, from, from + random() % 20)) ++taken;
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        return taken;
    }

    ScratchDatabase database_;
    const std::unique_ptr<sql::Connection> connection_ = database_.migrated();
    int uid_ = 0;
};

TEST_F(OverlapTest, IsRefusedHoweverTheyLie) {
    ASSERT_TRUE(book(100, 200));
    EXPECT_FALSE(book(100, 200));
    EXPECT_FALSE(book(150, 160));
    EXPECT_FALSE(book(50, 250));
    EXPECT_FALSE(book(50, 101));
    EXPECT_FALSE(book(199, 250));
}

TEST_F(OverlapTest, IsNoneBackToBack) {
    ASSERT_TRUE(book(100, 200));
    EXPECT_TRUE(book(200, 300));
    EXPECT_TRUE(book(0, 100));
}

TEST_F(OverlapTest, IsFoundBetweenTwoNeighbours) {
    ASSERT_TRUE(book(0, 100));
    ASSERT_TRUE(book(200, 300));
    EXPECT_FALSE(book(99, 201));
    EXPECT_TRUE(book(100, 200));
}

TEST_F(OverlapTest, IsNoneInAnotherRoom) {
    ASSERT_TRUE(book(100, 200));
    EXPECT_TRUE(book(100, 200, 1, 2));
}

TEST_F(OverlapTest, IsNoneOfZeroLength) {
    ASSERT_TRUE(book(100, 200));
    EXPECT_TRUE(book(150, 150));
    EXPECT_FALSE(book(140, 160));
}

TEST_F(OverlapTest, IsAllowedOutsideTheConstraint) {
    ASSERT_TRUE(book(100, 200));
    EXPECT_TRUE(book(150, 160, 0));
    EXPECT_FALSE(book(150, 160, 1));
}

TEST_F(OverlapTest, CannotBeMadeByAnUpdate) {
    ASSERT_TRUE(book(100, 200));
    ASSERT_TRUE(book(300, 400));
    EXPECT_THROW(connection_->execute("UPDATE occurrence SET blocked_from_at = 150 WHERE start_at = 300"),
                 std::runtime_error);
}

TEST_F(OverlapTest, NeverComesOutOfARace) {
    const int taken = race();
    EXPECT_GT(taken, 20);
    EXPECT_LT(taken, 240);
    EXPECT_EQ(database_.value(count_overlaps), "0");
}

// The proof that the test above can fail.
TEST_F(OverlapTest, ComesOutOfARaceWithoutTheConstraint) {
    connection_->execute("DROP TRIGGER occurrence_no_overlap_insert");
    race();
    EXPECT_NE(database_.value(count_overlaps), "0");
}

}  // namespace
