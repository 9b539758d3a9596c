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
        return {.uid = outlook_uid(1),
                .rooms = {World::room},
                .start = "20270111T090000Z",
                .end = "20270111T100000Z",
                .sequence = sequence,
                .rule = {},
                .organizer = organizer,
                .more = {}};
    }
    bool becomes(const std::string& sql, std::int64_t value) {
        return eventually([&] { return world.number(sql) == value; });
    }

    World world{
        "call_limit = \"1 s\"\n[booking]\nbooking_window_in_days = 1080\n[post]\nretry_duration = \"1 "
        "s\"\ncall_limit = \"1 s\"\ngrace = \"1 s\"\nnot_found_after = \"2 s\"\n"};
    const Meeting adas = budget("ada@corp.example.com", 0);
    const Meeting eves = budget("eve@corp.example.com", 5);
};

// The simulator calls Ada's request out of date then, as nobody but Exchange knows whether it does: a person
// is told, and nothing waits for a version that will never be decided.
TEST_F(Strangers, DoNotLetTheOrganizersAnswerWaitForTheirRequest) {
    world.exchange().down();
    world.invite(adas);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = 3", 1));
    world.invite(eves);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = -1", 1));
    world.exchange().up();
    EXPECT_TRUE(becomes("SELECT count(*) FROM answer WHERE state IN ('sent', 'parked')", 1));
    EXPECT_EQ(world.number("SELECT count(*) FROM answer"), 1);
}

TEST_F(Strangers, DoNotEndTheOrganizersAnswerAsNotFoundByTheirCancel) {
    world.exchange().down();
    world.cancel(eves);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = 3", 1));
    world.invite(adas);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = 3", 2));
    world.exchange().up();
    EXPECT_TRUE(
        becomes("SELECT count(*) FROM answer WHERE state IN ('sent', 'parked') AND recurrence_id IS NULL "
                "AND sequence = 0",
                1))
        << world.text("SELECT state || ' ' || code || ' ' || words FROM answer WHERE sequence = 0");
}

}  // namespace
}  // namespace gateway
