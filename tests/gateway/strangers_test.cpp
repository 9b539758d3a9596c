// Somebody else's messages under the UID of a meeting (SPEC ruling 12), end to end.
#include <gtest/gtest.h>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

class Strangers : public testing::Test {
  protected:
    Strangers() {
        world.start();
        world.roomgate(
            {"users", "add", "--email", "eve@corp.example.com", "--first-name", "Eve", "--last-name", "E."});
    }

    static Meeting budget(const std::string& organizer, int sequence) {
        Meeting meeting = World::budget();
        meeting.organizer = organizer;
        meeting.sequence = sequence;
        return meeting;
    }
    // Ada alone; what the gateway refused comes back to its sender as undeliverable.
    void expect_that_ada_is_answered() {
        ASSERT_TRUE(
            becomes("SELECT count(*) FROM answer WHERE state = 'sent' AND organizer LIKE '%ada%'", 1));
        auto heard = world.exchange().organizer_mail();
        std::erase_if(heard, [](const auto& mail) { return mail.kind == "undeliverable"; });
        ASSERT_EQ(heard.size(), 1U);
        EXPECT_EQ(heard[0].organizer, "ada@corp.example.com");
        EXPECT_EQ(heard[0].kind, "accept");
    }
    bool becomes(const std::string& sql, std::int64_t value) {
        return eventually([&] { return world.number(sql) == value; });
    }

    World world{
        "call_limit = \"1 s\"\n[booking]\nbooking_window_in_days = 1080\n[post]\nretry_duration = \"1 "
        "s\"\ncall_limit = \"1 s\"\ngrace = \"1 s\"\nnot_found_after = \"2 s\"\n"};
    const Meeting adas = budget("ada@corp.example.com", 0);
    const Meeting eves = budget("eve@corp.example.com", 5);
    const Meeting unknowns = budget("nobody@elsewhere.example.net", 5);
};

TEST_F(Strangers, DoNotKeepTheOrganizerFromTheAnswerByTheirRequest) {
    world.exchange().down();
    world.invite(adas);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = 3", 1));
    world.invite(eves);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = -1", 1));
    world.exchange().up();
    expect_that_ada_is_answered();
    EXPECT_EQ(world.number("SELECT count(*) FROM answer"), 1);
}

TEST_F(Strangers, DoNotKeepTheOrganizerFromTheAnswerByACancelThatComesFirst) {
    world.exchange().down();
    world.cancel(eves);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = 3", 1));
    world.invite(adas);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = 3", 2));
    world.exchange().up();
    expect_that_ada_is_answered();
}

// Refused with 550: nothing of it is stored, but it lies in the room's mailbox.
TEST_F(Strangers, WhoAreRefusedDoNotKeepTheOrganizerFromTheAnswer) {
    world.exchange().down();
    world.invite(adas);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = 3", 1));
    world.invite(unknowns);
    ASSERT_TRUE(
        eventually([&] { return world.log().find("nobody@elsewhere.example.net") != std::string::npos; }));
    world.exchange().up();
    expect_that_ada_is_answered();
    EXPECT_EQ(world.number("SELECT count(*) FROM message"), 1);
}

}  // namespace
}  // namespace gateway
