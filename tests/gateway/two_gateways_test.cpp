// Two gateways, as processes of their own, on one database: one answer per decision, and when one is killed
// the other does the rest.
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <map>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

const std::string settings =
    "concurrency = 4\ncall_limit = \"5 s\"\nretry_duration = \"1 s\"\n[booking]\nbooking_window_in_days = "
    "1080\n"
    "[post]\nretry_duration = \"1 s\"\ncall_limit = \"5 s\"\ngrace = \"1 s\"\n";

class TwoGateways : public testing::Test {
  protected:
    TwoGateways() {
        world.start();
        write_second_config();
        second = std::make_unique<Program>(second_config, world.directory() / "log");
        EXPECT_TRUE(becomes("SELECT count(*) FROM gateway_seen", 2));
    }
    ~TwoGateways() override {
        if (!second->running()) return;
        second->signal(SIGTERM);
        EXPECT_EQ(second->wait(), 0);
    }

    // As the first one's, but that nobody sends it mail.
    void write_second_config() {
        std::ifstream first(world.config());
        std::string text{std::istreambuf_iterator<char>(first), {}};
        const std::string listen = std::to_string(world.smtp_port());
        text.replace(text.find(listen), listen.size(), "0");
        std::ofstream(second_config) << text;
    }

    // Ten days in each room, at nine.
    static Meeting meeting(int number) {
        Meeting made = World::budget(number);
        const std::string day = std::to_string(10 + number / 2);
        made.start = "202701" + day + "T090000Z";
        made.end = "202701" + day + "T100000Z";
        made.rooms = {number % 2 == 0 ? World::room : World::other_room};
        return made;
    }
    void invite(int from, int until) {
        for (int number = from; number < until; ++number) world.invite(meeting(number));
    }
    bool becomes(const std::string& sql, std::int64_t value) {
        return eventually([&] { return world.number(sql) == value; });
    }
    void expect_one_accept_each(std::size_t count) {
        std::map<std::string, int> accepted;
        for (const auto& mail : world.exchange().organizer_mail()) {
            EXPECT_EQ(mail.kind, "accept");
            ++accepted[mail.uid];
        }
        EXPECT_EQ(accepted.size(), count);
        for (const auto& [uid, times] : accepted) EXPECT_EQ(times, 1) << uid;
    }
    // The one that is seen only since the other runs.
    std::int64_t number_of(const std::string& which) {
        return world.number("SELECT " + which + "(gateway_id) FROM gateway_seen");
    }
    // Items as the gateway leaves them that is killed between taking and deciding.
    void take_items(std::int64_t by) {
        world.text("UPDATE item SET status = 1, taken_by = " + std::to_string(by) + " RETURNING item_id");
    }
    void store_without_deciding(int count) {
        world.text("UPDATE room SET paused = 1 RETURNING room_id");
        invite(0, count);
        ASSERT_TRUE(becomes("SELECT count(*) FROM item", count));
    }
    void let_decide() { world.text("UPDATE room SET paused = 0 RETURNING room_id"); }

    World world{settings};
    const std::filesystem::path second_config = world.directory() / "second.toml";
    std::unique_ptr<Program> second;
};

TEST_F(TwoGateways, AnswerEachDecisionOnce) {
    invite(0, 20);
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE state = 'sent'", 20));
    expect_one_accept_each(20);
    EXPECT_EQ(world.log().find(" error "), std::string::npos) << world.log();
}

// Killed while the server takes its time over calls of both.
TEST_F(TwoGateways, AnswerEachDecisionOnceThoughOneIsKilledInACall) {
    exchange::Fault slow;
    slow.kind = "slow";
    slow.operation = "CreateItem";
    slow.after = true;
    slow.delay = std::chrono::milliseconds(300);
    world.exchange().add_fault(slow);
    invite(0, 20);
    ASSERT_TRUE(becomes("SELECT min(count(*), 4) FROM answer WHERE state = 'sent'", 4));
    second->signal(SIGKILL);
    second->wait();
    world.exchange().clear_faults();
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE state = 'sent'", 20));
    expect_one_accept_each(20);
}

// Killed in calls, and the meetings are moved before anybody has looked what became of these.
TEST_F(TwoGateways, AnswerTheNewestDecisionOnceThoughOneIsKilledInACall) {
    exchange::Fault slow;
    slow.kind = "slow";
    slow.operation = "CreateItem";
    slow.after = true;
    slow.delay = std::chrono::milliseconds(300);
    world.exchange().add_fault(slow);
    invite(0, 8);
    ASSERT_TRUE(becomes("SELECT min(count(*), 2) FROM answer WHERE state = 'sent'", 2));
    second->signal(SIGKILL);
    second->wait();
    for (int number = 0; number < 8; ++number) {
        Meeting update = meeting(number);
        update.sequence = 1;
        update.end.replace(9, 2, "11");
        world.invite(update);
    }
    world.exchange().clear_faults();
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE sequence = 1 AND state = 'sent'", 8));
    std::map<std::string, std::vector<int>> told;
    for (const auto& mail : world.exchange().organizer_mail()) told[mail.uid].push_back(mail.sequence);
    EXPECT_EQ(told.size(), 8U);
    for (const auto& [uid, sequences] : told) {
        const bool only_newest = sequences.size() == 1;
        EXPECT_EQ(sequences, only_newest ? std::vector({1}) : std::vector({0, 1})) << uid;
    }
}

TEST_F(TwoGateways, TakeOverWhatOneHadInProgressWhenItWasKilled) {
    store_without_deciding(2);
    take_items(number_of("min"));
    world.text(
        "UPDATE item SET taken_by = (SELECT max(gateway_id) FROM gateway_seen) WHERE item_id = 2 "
        "RETURNING item_id");
    second->signal(SIGKILL);
    second->wait();
    let_decide();
    ASSERT_EQ(world.answers(1).size(), 1U);  // of the one that died; the other is still being decided
    EXPECT_EQ(world.number("SELECT count(*) FROM item WHERE status = 1"), 1);
    EXPECT_EQ(world.number("SELECT count(*) FROM gateway_seen"), 1);
}

TEST_F(TwoGateways, LeaveAloneWhatALivingOneHasInProgressWhenTheyStart) {
    second->signal(SIGTERM);
    ASSERT_EQ(second->wait(), 0);
    store_without_deciding(2);
    take_items(number_of("min"));
    let_decide();
    second = std::make_unique<Program>(second_config, world.directory() / "log");
    ASSERT_TRUE(becomes("SELECT count(*) FROM gateway_seen", 2));
    EXPECT_EQ(world.number("SELECT count(*) FROM item WHERE status = 1"), 2);
}

TEST_F(TwoGateways, AreSeenAsLongAsOneRuns) {
    second->signal(SIGTERM);
    ASSERT_EQ(second->wait(), 0);
    EXPECT_EQ(world.number("SELECT count(*) FROM gateway_seen"), 1);
}

// As a second start by mistake finds it.
TEST_F(TwoGateways, ChangeNothingWhereThePortIsTaken) {
    store_without_deciding(1);
    world.text("UPDATE item SET status = 1, taken_by = NULL RETURNING item_id");
    world.text("UPDATE booking_default SET value = '7' RETURNING 1");
    Program third(world.config(), world.directory() / "third.log");
    EXPECT_EQ(third.wait(), 1);
    EXPECT_EQ(world.number("SELECT count(*) FROM booking_default WHERE value = '7'"), 2);
    EXPECT_EQ(world.number("SELECT count(*) FROM gateway_seen"), 2);
}

}  // namespace
}  // namespace gateway
