// Resyncs that run at once, are killed, lose their server, or meet a calendar that is hard to read.
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <future>

#include "tests/gateway/calendar_hand.hpp"
#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

class ResyncInTrouble : public testing::Test {
  protected:
    // One an hour.
    void create(int count) {
        for (int i = 0; i < count; ++i)
            hand.create("made-" + std::to_string(i), start + i * 3600LL, start + i * 3600LL + 1800);
    }
    Output repair(std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"resync", "Room 12", "--direction", "database", "--repair"});
        return world.roomgate(std::move(more));
    }
    std::int64_t booked() const { return world.number("SELECT count(*) FROM occurrence"); }
    std::int64_t decided() const { return world.number("SELECT count(*) FROM decision"); }
    bool are_alike() {
        return world.roomgate({"resync", "Room 12"}).out.find(" 0 differ") != std::string::npos;
    }
    void add_fault(const std::string& kind, int limit = 1, std::chrono::milliseconds delay = {},
                   const std::string& operation = "FindItem") {
        exchange::Fault fault;
        fault.kind = kind;
        fault.operation = operation;
        fault.limit = limit;
        fault.delay = delay;
        fault.after = true;
        world.exchange().add_fault(fault);
    }

    World world{
        "call_limit = \"1 s\"\nretry_duration = \"1 s\"\n[booking]\nbooking_window_in_days = "
        "1080\n[post]\nretry_duration = \"1 "
        "s\"\n"
        "retry_at_most = \"1 s\"\ncall_limit = \"1 s\"\ngrace = \"1 s\"\n"};
    CalendarHand hand{world.exchange(), World::room};
    const std::int64_t start =
        (std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()) / 86400 + 2) * 86400;
};

TEST_F(ResyncInTrouble, TwoAtOnceBookEachDateOnce) {
    create(60);
    auto other = std::async(std::launch::async, [this] { return repair(); });
    const Output one = repair();
    EXPECT_EQ(other.get().exit_code, 0);
    EXPECT_EQ(one.exit_code, 0) << one.out << one.err;
    EXPECT_EQ(booked(), 60);
    EXPECT_EQ(decided(), 60);
    EXPECT_TRUE(are_alike());
}

TEST_F(ResyncInTrouble, OneThatIsInterruptedShowsWhatItHasDone) {
    create(150);
    const auto log = world.directory() / "resync.log";
    Program interrupted(
        {"--config", world.config().string(), "resync", "Room 12", "--direction", "database", "--repair"},
        log);
    ASSERT_TRUE(eventually([this] { return booked() >= 5; }));
    interrupted.signal(SIGINT);
    EXPECT_EQ(interrupted.wait(), 130);
    const std::string shown = text_of(log);
    for (const char* const words : {"repaired", "Room 12: interrupted; run again to go on\n",
                                    "roomgate: interrupted after 1 of 1 rooms: run it again to go on"})
        EXPECT_NE(shown.find(words), std::string::npos) << words << "\n" << shown;
    EXPECT_EQ(repair().exit_code, 0);
    EXPECT_TRUE(are_alike());
}

TEST_F(ResyncInTrouble, OneThatIsInterruptedWaitsForNoServer) {
    world.write_config("");
    add_fault("slow", 1, std::chrono::minutes(5));
    const auto log = world.directory() / "resync.log";
    Program interrupted({"--config", world.config().string(), "resync"}, log);
    ASSERT_TRUE(eventually([this] { return !world.exchange().calls().empty(); }));
    interrupted.signal(SIGTERM);
    ASSERT_TRUE(eventually([&] { return !interrupted.running(); }));
    EXPECT_EQ(interrupted.wait(), 130);
    EXPECT_EQ(text_of(log), "roomgate: interrupted after 0 of 2 rooms: run it again to go on\n");
}

TEST_F(ResyncInTrouble, OneThatIsKilledIsGoneOnWith) {
    create(150);
    Program killed(
        {"--config", world.config().string(), "resync", "Room 12", "--direction", "database", "--repair"},
        world.directory() / "resync.log");
    ASSERT_TRUE(eventually([this] { return booked() >= 5; }));
    killed.signal(SIGKILL);
    killed.wait();
    const auto before = booked();
    EXPECT_EQ(decided(), before);
    EXPECT_EQ(repair().exit_code, 0);
    EXPECT_EQ(booked(), 150);
    EXPECT_EQ(decided(), 150);
    EXPECT_TRUE(are_alike());
}

TEST_F(ResyncInTrouble, OneThatLosesExchangeWhileItReadsFreesNothing) {
    create(10);
    repair();
    add_fault("slow", 1, std::chrono::seconds(5));
    const auto calls = world.exchange().calls().size();
    auto cut_off = std::async(std::launch::async, [this] { return repair({"--confirm-deletions"}); });
    EXPECT_TRUE(world.exchange().wait_for_calls(calls + 1, patience));
    world.exchange().down();
    const Output done = cut_off.get();
    EXPECT_EQ(done.exit_code, 1);
    EXPECT_NE(done.out.find("not compared"), std::string::npos) << done.out << done.err;
    EXPECT_EQ(booked(), 10);
    world.exchange().clear_faults();
    world.exchange().up();
    EXPECT_TRUE(are_alike());
}

// Who organizes a meeting is asked of Exchange when it is booked.
TEST_F(ResyncInTrouble, OneThatLosesExchangeWhileItRepairsIsGoneOnWith) {
    create(30);
    add_fault("slow", 1, std::chrono::milliseconds(30), "GetItem");
    auto cut_off = std::async(std::launch::async, [this] { return repair(); });
    ASSERT_TRUE(eventually([this] { return booked() >= 5; }));
    world.exchange().down();
    const Output done = cut_off.get();
    const auto before = booked();
    EXPECT_EQ(done.exit_code, 1);
    EXPECT_NE(done.out.find("interrupted; run again to go on: "), std::string::npos) << done.out << done.err;
    EXPECT_LT(before, 30);
    EXPECT_EQ(decided(), before);
    world.exchange().clear_faults();
    world.exchange().up();
    EXPECT_EQ(repair().exit_code, 0);
    EXPECT_EQ(booked(), 30);
    EXPECT_EQ(decided(), 30);
    EXPECT_TRUE(are_alike());
}

// Some are done there, some answers to that are lost, and the rest waits for the server.
TEST_F(ResyncInTrouble, WhatItPutsIntoExchangeOutlastsAnOutage) {
    world.start();
    for (int i = 0; i < 20; ++i)
        world.text(
            "INSERT INTO reservation_request (action, room, uid, start_at, end_at) VALUES ('reserve', 'Room "
            "12', 'desk-" +
            std::to_string(i) + "', " + std::to_string(start + i * 3600LL) + ", " +
            std::to_string(start + i * 3600LL + 1800) + ")");
    const auto is_shown = [this] {
        return world.number("SELECT count(*) FROM answer WHERE state = 'sent'") == 20;
    };
    ASSERT_TRUE(eventually(is_shown));
    for (int i = 0; i < 20; ++i) hand.remove("desk-" + std::to_string(i));
    exchange::Fault lost;
    lost.kind = "response_lost";
    lost.operation = "CreateItem";
    lost.times = 2;
    world.exchange().add_fault(lost);
    add_fault("slow", 1, std::chrono::milliseconds(30), "CreateItem");
    const Output done =
        world.roomgate({"resync", "Room 12", "--direction", "exchange", "--repair", "--confirm-deletions"});
    EXPECT_EQ(done.exit_code, 0) << done.out << done.err;
    ASSERT_TRUE(eventually([this] { return hand.starts().size() >= 3; }));
    world.exchange().down();
    EXPECT_TRUE(eventually([this] { return world.log().find("simulator waits") != std::string::npos; }));
    world.exchange().clear_faults();
    world.exchange().up();
    ASSERT_TRUE(eventually([this] {
        return world.number("SELECT count(*) FROM answer WHERE state IN ('waiting', 'sending')") == 0;
    }));
    EXPECT_EQ(hand.starts().size(), 20U);
    EXPECT_TRUE(are_alike());
}

TEST_F(ResyncInTrouble, ReadsACalendarThatIsGivenInSmallViews) {
    create(30);
    hand.create_daily("daily", start + 900, start + 1000, 20);
    add_fault("find_limit", 3);
    repair();
    world.exchange().clear_faults();
    EXPECT_EQ(booked(), static_cast<std::int64_t>(hand.dates(start, start + 60 * 86400).size()) - 2);
}

TEST_F(ResyncInTrouble, FollowsASeriesWithTwoHundredExceptions) {
    hand.create_daily("daily", start + 3600, start + 7200, 250);
    const auto dates = hand.dates(start, start + 300 * 86400LL);
    for (std::size_t i = 0; i < 200; ++i)
        ASSERT_TRUE(hand.move(dates[i], dates[i].start + 7200, dates[i].end + 7200));
    EXPECT_EQ(repair().exit_code, 0);
    EXPECT_EQ(booked(), 250);
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence WHERE start_at = recurrence_id + 7200"), 200);
    EXPECT_TRUE(are_alike());
}

// As XML has them.
const std::vector<std::string> hostile_uids{"'; DROP TABLE occurrence; --",
                                            "%s%n%x",
                                            "&lt;m:Fault&gt;&amp;&quot;",
                                            "\xc3\xa4\xe2\x82\xac\xf0\x9d\x84\x9e",
                                            "two words",
                                            "../../etc/passwd",
                                            "$(reboot)`reboot`",
                                            "040000008200E00074C5B7101A82E008",
                                            "\xe2\x80\xae"
                                            "gnp.exe",
                                            std::string(2000, 'u')};

TEST_F(ResyncInTrouble, BooksUnderHostileUids) {
    for (std::size_t i = 0; i < hostile_uids.size(); ++i) {
        const auto at = start + static_cast<std::int64_t>(i) * 7200;
        hand.create(hostile_uids[i], at, at + 3600);
    }
    const Output done = repair({"--json"});
    EXPECT_EQ(done.exit_code, 0) << done.out << done.err;
    EXPECT_EQ(booked(), static_cast<std::int64_t>(hostile_uids.size()));
    EXPECT_EQ(world.number("SELECT count(*) FROM reservation WHERE uid = '%s%n%x'"), 1);
    EXPECT_TRUE(are_alike());
}

TEST_F(ResyncInTrouble, TakesOnlyWhatWasMadeOrChangedInTheWindowThatIsAskedFor) {
    create(1);
    // Days of the room, where the next one begins before midnight UTC.
    const std::string before = ical_day(start - 3 * 86400), after = ical_day(start);
    for (const std::string kind : {"created", "modified"}) {
        repair({"--" + kind + "-from", after});
        repair({"--" + kind + "-until", before});
        EXPECT_EQ(booked(), 0) << kind;
    }
    repair({"--created-from", before, "--modified-until", after});
    EXPECT_EQ(booked(), 1);
}

}  // namespace
}  // namespace gateway
