// Confirmations as mails of the room, through Exchange, where there is no [relay].
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace gateway
