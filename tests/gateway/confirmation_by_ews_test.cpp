// Confirmations as mails of the room, through Exchange, where there is no [relay].
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

TEST(ConfirmationByEws, GoesToTheRequesterBesideTheAnswer) {
    World world("[booking]\nbooking_window_in_days = 1080\n[answer]\nconfirmation = \"requester\"\n");
    world.start();
    world.invite(World::budget());
    const auto mails = world.answers(2);
    ASSERT_EQ(mails.size(), 2U);
    const auto confirmation = mails[0].kind == "message" ? mails[0] : mails[1];
    EXPECT_EQ(confirmation.kind, "message");
    EXPECT_EQ(confirmation.organizer, "ada@corp.example.com");
    EXPECT_EQ(confirmation.from, World::room);
    EXPECT_NE(confirmation.text.find("11 Jan 2027"), std::string::npos) << confirmation.text;
    EXPECT_TRUE(
        eventually([&] { return world.number("SELECT count(*) FROM notice WHERE state = 'sent'") == 1; }));
}

// It leads again within a second, and the notice is younger than that.
TEST(ConfirmationByEws, GoesOutOnceThoughTheGatewayIsKilledOverIt) {
    World world(
        "call_limit = \"2 s\"\n[booking]\nbooking_window_in_days = 1080\n[answer]\nconfirmation = "
        "\"requester\"\n[post]\ncall_limit = \"2 s\"\ngrace = \"1 s\"\n");
    world.start();
    exchange::Fault slow;
    slow.kind = "slow";
    slow.operation = "CreateItem";
    slow.after = true;
    slow.delay = std::chrono::milliseconds(1500);
    world.exchange().add_fault(slow);
    const auto confirmations = [&] {
        const auto mails = world.exchange().organizer_mail();
        return std::ranges::count(mails, "message", &exchange::OrganizerMail::kind);
    };
    world.invite(World::budget());
    ASSERT_TRUE(eventually([&] { return confirmations() == 1; }));
    world.kill();
    world.exchange().clear_faults();
    world.start();
    EXPECT_TRUE(
        eventually([&] { return world.number("SELECT count(*) FROM notice WHERE state = 'sent'") == 1; }));
    EXPECT_EQ(confirmations(), 1);
}

}  // namespace
}  // namespace gateway
