#include "reserve/post/lanes.hpp"

#include "tests/reserve/post/post_cast.hpp"

namespace {

using namespace post_test;

const Route route{.server = "corp", .at_once = 4};

int entered(Lanes& lanes, Instant now) {
    int count = 0;
    while (lanes.enter(route, now)) ++count;
    return count;
}

TEST(Lanes, LetOneAnswerAloneMakeTheFirstContact) {
    Lanes lanes;
    EXPECT_EQ(entered(lanes, start_of_test), 1);
}

TEST(Lanes, LetOneMoreGoWithEachThatArrivesUpToWhatTheRouteSays) {
    Lanes lanes;
    int in_air = entered(lanes, start_of_test);
    for (const int next : {2, 3, 4, 4}) {
        lanes.worked("corp");
        in_air += entered(lanes, start_of_test);
        EXPECT_EQ(in_air, next);
    }
}

TEST(Lanes, BeginWithOneAgainAfterAFailure) {
    Lanes lanes;
    for (int i = 0; i < 4; ++i) lanes.worked("corp");
    lanes.failed("corp", start_of_test);
    EXPECT_EQ(entered(lanes, start_of_test), 1);
}

TEST(Lanes, LetOneAnswerAloneTryAfterAPause) {
    Lanes lanes;
    lanes.worked("corp");
    lanes.failed("corp", start_of_test);
    lanes.pause("corp", start_of_test + 1min);
    EXPECT_EQ(entered(lanes, start_of_test), 0);
    EXPECT_EQ(entered(lanes, start_of_test + 1min), 1);
}

}  // namespace
