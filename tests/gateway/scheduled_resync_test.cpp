// The service looks at the rooms' Exchange calendars by itself ([resync] every).
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>

#include "tests/gateway/calendar_hand.hpp"
#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

class ScheduledResync : public testing::Test {
  protected:
    long calls(const std::string& operation) {
        const auto all = world.exchange().calls();
        return std::ranges::count(all, operation, &exchange::Call::operation);
    }
    std::int64_t booked() const { return world.number("SELECT count(*) FROM occurrence"); }
    bool becomes(std::int64_t dates) {
        return eventually([&] { return booked() == dates; });
    }
    bool is_settled() {
        return eventually(
            [&] { return world.number("SELECT count(*) FROM resync_room WHERE settled = 1") == 2; });
    }
    bool logs(const std::string& words) {
        return eventually([&] { return world.log().find(words) != std::string::npos; });
    }
    void fail() {
        exchange::Fault fault;
        fault.kind = "http_status";
        fault.status = 500;
        world.exchange().add_fault(fault);
    }
    void create(int number) {
        hand.create("made-" + std::to_string(number), start + number * 7200, start + number * 7200 + 3600);
    }

    static constexpr const char* settings = "[resync]\nevery = \"1 s\"\nrepair = \"database\"\n";
    World world{settings};
    CalendarHand hand{world.exchange(), World::room};
    CalendarHand other_hand{world.exchange(), World::other_room};
    const std::int64_t start =
        (std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()) / 86400 + 2) * 86400;
};

TEST_F(ScheduledResync, BooksWhatIsMadeInExchange) {
    world.start();
    ASSERT_TRUE(is_settled());
    create(1);
    EXPECT_TRUE(becomes(1));
}

TEST_F(ScheduledResync, AsksOnceForARoomInWhichNothingHasChanged) {
    create(1);
    world.start();
    ASSERT_TRUE(becomes(1));
    ASSERT_TRUE(is_settled());
    const auto looked = calls("SyncFolderItems");
    const auto read = calls("FindItem");
    ASSERT_TRUE(eventually([&] { return calls("SyncFolderItems") >= looked + 4; }));
    EXPECT_EQ(calls("FindItem"), read);
}

TEST_F(ScheduledResync, StartsOverWithABadWatermark) {
    world.start();
    ASSERT_TRUE(is_settled());
    world.text("UPDATE resync_room SET watermark = 'bm90IG91cnM=' RETURNING room_id");
    EXPECT_TRUE(logs("starting over"));
    create(1);
    EXPECT_TRUE(becomes(1));
}

// The series is accepted as a whole, and Exchange leaves the date out of it.
TEST_F(ScheduledResync, FreesADateThatAPersonDeclinedBeforeItsSeriesWasAnswered) {
    world.write_config(std::string("retry_duration = \"1 s\"\n") + settings +
                       "[post]\nretry_duration = \"1 s\"\nretry_at_most = \"1 s\"\n");
    world.start();
    fail();
    const Meeting series{.uid = outlook_uid(1),
                         .rooms = {World::room},
                         .start = ical_time(start + 9 * 3600),
                         .end = ical_time(start + 10 * 3600),
                         .sequence = 0,
                         .rule = "FREQ=DAILY;COUNT=6",
                         .organizer = "ada@corp.example.com",
                         .more = {}};
    world.invite(series);
    ASSERT_TRUE(becomes(6));
    world.program().signal(SIGSTOP);
    world.exchange().clear_faults();
    const auto dates = hand.dates(start, start + 7 * 86400);
    ASSERT_EQ(dates.size(), 6U);
    EXPECT_TRUE(hand.answer(dates[1], "DeclineItem"));
    world.program().signal(SIGCONT);
    ASSERT_EQ(world.answers(2).size(), 2U);
    EXPECT_EQ(world.answers(2)[1].kind, "accept");
    EXPECT_TRUE(becomes(5));
    EXPECT_EQ(hand.dates(start, start + 7 * 86400).size(), 5U);
}

TEST_F(ScheduledResync, StopsAndAsksBeforeAMassDeletion) {
    for (int i = 1; i <= 3; ++i) create(i);
    world.start();
    ASSERT_TRUE(becomes(3));
    ASSERT_TRUE(is_settled());
    hand.remove("made-2");
    EXPECT_TRUE(logs("--confirm-deletions"));
    EXPECT_EQ(booked(), 3);
    world.roomgate({"resync", "Room 12", "--direction", "database", "--repair", "--confirm-deletions"});
    EXPECT_EQ(booked(), 2);
}

TEST_F(ScheduledResync, TellsTheTroubleOfAServerOnceForAllRooms) {
    fail();
    world.start();
    ASSERT_TRUE(eventually([&] { return calls("SyncFolderItems") >= 6; }));
    const std::string log = world.log();
    const auto first = log.find("HTTP 500");
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(log.find("HTTP 500", first + 1), std::string::npos) << log;
}

TEST_F(ScheduledResync, TellsTheTroubleOfAServerAgainAfterItHasWorked) {
    world.start();
    ASSERT_TRUE(is_settled());
    fail();
    ASSERT_TRUE(logs("HTTP 500"));
    const auto first = world.log().find("HTTP 500");
    world.exchange().clear_faults();
    const auto looked = calls("SyncFolderItems");
    ASSERT_TRUE(eventually([&] { return calls("SyncFolderItems") >= looked + 5; }));
    fail();
    EXPECT_TRUE(eventually([&] { return world.log().find("HTTP 500", first + 1) != std::string::npos; }));
}

TEST_F(ScheduledResync, GoesOnAtOtherServersWhileOneHangs) {
    exchange::Fault hang{.kind = "slow", .operation = "SyncFolderItems", .mailbox = World::room};
    hang.delay = std::chrono::minutes(5);
    world.exchange().add_fault(hang);
    world.write_config(std::string(settings) + "[[exchange]]\nname = \"hanging\"\nurl = \"" +
                       world.exchange().ews_url() + "\"\nrooms = [\"" + World::room +
                       "\"]\nuser = \"svc-roomgate\"\npassword_file = \"" +
                       (world.directory() / "password").string() +
                       "\"\nsign_in = \"ntlm\"\nplain_http_to_loopback = true\n");
    world.start();
    for (int i = 1; i <= 2; ++i) {
        other_hand.create("made-" + std::to_string(i), start + i * 7200, start + i * 7200 + 3600);
        ASSERT_TRUE(becomes(i));
    }
    EXPECT_EQ(world.stop(), 0);
    EXPECT_EQ(world.log().find("the gateway stops"), std::string::npos) << world.log();
}

TEST_F(ScheduledResync, DoesNotKeepAStopWaiting) {
    world.start();
    ASSERT_TRUE(is_settled());
    EXPECT_EQ(world.stop(), 0);
}

}  // namespace
}  // namespace gateway
