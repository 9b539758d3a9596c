// An item was in progress when the gateway died: what `in_doubt_events` makes of it at the next start.
#include <gtest/gtest.h>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

class InDoubt : public testing::Test {
  protected:
    // A stored request, left as a desk leaves it that was killed between taking and deciding it.
    void die_in_the_middle() {
        world.text("UPDATE room SET paused = 1 RETURNING room_id");
        world.start();
        world.invite(World::budget());
        ASSERT_TRUE(world.exchange().wait_for_forwards(1, patience));
        world.kill();
        world.text("UPDATE room SET paused = 0 RETURNING room_id");
        ASSERT_EQ(
            world.number("UPDATE item SET status = 1, taken_at = due_at WHERE status = 0 RETURNING status"),
            1);
    }

    void start_with(const std::string& in_doubt_events) {
        world.write_config("[desk]\nin_doubt_events = \"" + in_doubt_events +
                           "\"\n[booking]\nbooking_window_in_days = 1080\n");
        world.start();
    }

    std::int64_t status() const { return world.number("SELECT status FROM item"); }

    World world;
};

TEST_F(InDoubt, ReprocessDecidesItAfterAll) {
    die_in_the_middle();
    start_with("reprocess");
    const auto answers = world.answers(1);
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(answers[0].kind, "accept");
}

TEST_F(InDoubt, FailOnStartupDoesNotStartAndSaysWhy) {
    die_in_the_middle();
    EXPECT_THROW(start_with("fail_on_startup"), std::runtime_error);
    EXPECT_EQ(world.program().wait(), 1);
    EXPECT_NE(world.log().find("in_doubt_events"), std::string::npos) << world.log();
    EXPECT_EQ(status(), 1);
}

TEST_F(InDoubt, LogErrorParksItWithAnErrorInTheLog) {
    die_in_the_middle();
    start_with("log_error");
    EXPECT_EQ(status(), -1);
    EXPECT_NE(world.log().find("in progress"), std::string::npos) << world.log();
}

TEST_F(InDoubt, IgnoreParksItWithoutAWord) {
    die_in_the_middle();
    start_with("ignore");
    EXPECT_EQ(status(), -1);
}

}  // namespace
}  // namespace gateway
