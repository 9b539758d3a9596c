// A password that Exchange refuses is tried once: not again because the gateway starts anew, nor by another
// one on the same database, nor by the commands, until a person wants it.
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <fstream>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

class RefusedSignIn : public testing::Test {
  protected:
    World world;

    void set_password_in_exchange(const std::string& password) {
        world.exchange().put_account({.name = "svc-roomgate",
                                      .password = password,
                                      .mailbox = {},
                                      .rights = {},
                                      .rights_by_room = {}});
    }
    bool becomes(const std::string& sql, std::int64_t value) {
        return eventually([&] { return world.number(sql) == value; });
    }
    bool is_logged(const std::string& words) {
        return eventually([&] { return world.log().find(words) != std::string::npos; });
    }
    // An answer that waits, as the gateway's password is none any more.
    void meet_a_refusal() {
        set_password_in_exchange("renewed");
        world.start();
        world.invite(World::budget());
        ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE code = 'HTTP 401'", 1));
    }
    // The sign-ins that Exchange has refused: what locks the account.
    std::ptrdiff_t refused() {
        return std::ranges::count(world.exchange().calls(), "sign-in", &exchange::Call::operation);
    }
    bool is_accepted() {
        const auto mails = world.answers(1);
        return !mails.empty() && mails.back().kind == "accept";
    }
    // The same settings, but that nobody sends it mail.
    std::unique_ptr<Program> start_another() {
        std::ifstream first(world.config());
        std::string text{std::istreambuf_iterator<char>(first), {}};
        const std::string listen = std::to_string(world.smtp_port());
        text.replace(text.find(listen), listen.size(), "0");
        std::ofstream(world.directory() / "second.toml") << text;
        return std::make_unique<Program>(world.directory() / "second.toml", world.directory() / "second.log");
    }
};

TEST_F(RefusedSignIn, IsNotRepeatedByRestarts) {
    meet_a_refusal();
    for (int i = 0; i < 5; ++i) {
        i % 2 == 0 ? void(world.stop()) : world.kill();
        std::filesystem::remove(world.directory() / "log");
        world.start();
        ASSERT_TRUE(is_logged("exchange simulator waits: HTTP 401: refused since "));
    }
    ASSERT_TRUE(becomes("SELECT count(*) FROM exchange_pause", 1));
    EXPECT_EQ(refused(), 1);
    EXPECT_EQ(world.number("SELECT times FROM refused_sign_in"), 1);
}

TEST_F(RefusedSignIn, IsNotRepeatedByAnotherGateway) {
    meet_a_refusal();
    const auto second = start_another();
    ASSERT_TRUE(becomes("SELECT count(*) FROM gateway_seen", 2));
    ASSERT_TRUE(becomes("SELECT count(*) FROM exchange_pause", 2));
    EXPECT_EQ(refused(), 1);
    second->signal(SIGTERM);
    EXPECT_EQ(second->wait(), 0);
}

TEST_F(RefusedSignIn, IsTriedByOneOfTwoGatewaysThatStartTogether) {
    world.start();
    const auto second = start_another();
    ASSERT_TRUE(becomes("SELECT count(*) FROM gateway_seen", 2));
    set_password_in_exchange("renewed");
    Meeting elsewhere = World::budget(2);
    elsewhere.rooms = {World::other_room};
    world.invite(World::budget());
    world.invite(elsewhere);
    ASSERT_TRUE(becomes("SELECT count(*) FROM exchange_pause", 2));
    EXPECT_EQ(refused(), 1);
    second->signal(SIGTERM);
    EXPECT_EQ(second->wait(), 0);
}

// So the turn ends with the process: tests/sql/sign_in_book_test.cpp. What waits is tried before anything is
// read.
TEST_F(RefusedSignIn, IsTheTurnOfTheGatewayThatTries) {
    meet_a_refusal();
    world.stop();
    world.text("DELETE FROM refused_sign_in RETURNING account");
    world.text("UPDATE answer SET due_at = 0 RETURNING answer_id");
    exchange::Fault slow;
    slow.kind = "slow";
    slow.delay = patience;
    world.exchange().add_fault(slow);
    world.start();
    EXPECT_TRUE(becomes("SELECT count(*) FROM sign_in_turn JOIN gateway_seen ON gateway_id = taken_by", 1));
    world.kill();
}

TEST_F(RefusedSignIn, IsNotRepeatedByCommands) {
    meet_a_refusal();
    const Output doctor = world.roomgate({"doctor"});
    EXPECT_EQ(doctor.exit_code, 1);
    EXPECT_NE(doctor.out.find("was not tried now; roomgate doctor --try-again does that"), std::string::npos)
        << doctor.out;
    EXPECT_EQ(world.roomgate({"resync"}).exit_code, 1);
    EXPECT_EQ(refused(), 1);
}

TEST_F(RefusedSignIn, IsRepeatedOnceAtEachReload) {
    meet_a_refusal();
    world.program().signal(SIGHUP);
    ASSERT_TRUE(becomes("SELECT times FROM refused_sign_in", 2));
    EXPECT_EQ(refused(), 2);
}

TEST_F(RefusedSignIn, GoesOnWhenAPersonHasItTriedAgain) {
    meet_a_refusal();
    const auto second = start_another();
    ASSERT_TRUE(becomes("SELECT count(*) FROM exchange_pause", 2));
    EXPECT_EQ(world.roomgate({"doctor", "--try-again"}).exit_code, 1);
    EXPECT_EQ(refused(), 2);
    set_password_in_exchange("secret");
    const Output doctor = world.roomgate({"doctor", "--try-again"});
    EXPECT_NE(doctor.out.find("sign-in: as svc-roomgate"), std::string::npos) << doctor.out;
    EXPECT_TRUE(is_accepted());
    EXPECT_EQ(world.number("SELECT count(*) FROM refused_sign_in"), 0);
    EXPECT_EQ(refused(), 2);
    second->signal(SIGTERM);
    EXPECT_EQ(second->wait(), 0);
}

TEST_F(RefusedSignIn, IsNoneAfterARestartWithAnotherPassword) {
    meet_a_refusal();
    world.stop();
    std::ofstream(world.directory() / "password") << "renewed\n";
    world.start();
    EXPECT_TRUE(is_accepted());
    EXPECT_EQ(refused(), 1);
}

}  // namespace
}  // namespace gateway
