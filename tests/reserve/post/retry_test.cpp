#include "reserve/post/retry.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using reserve::asked_pause;

TEST(AskedPause, IsNeverShorterThanWhatTheServerAsksFor) {
    EXPECT_EQ(asked_pause(297749ms, 0), 298s);
    EXPECT_GE(asked_pause(1ms, 0), 1s);
}

TEST(AskedPause, IsLongerByUpToAQuarter) {
    EXPECT_EQ(asked_pause(100s, 0.4), 110s);
    EXPECT_EQ(asked_pause(100s, 1), 125s);
}

TEST(AskedPause, IsLongerByAMinuteAtMost) { EXPECT_EQ(asked_pause(24h, 1), 24h + 1min); }

TEST(AskedPause, IsNoneWhereNoneIsAskedFor) {
    EXPECT_EQ(asked_pause(0ms, 1), 0s);
    EXPECT_EQ(asked_pause(-5s, 1), 0s);
}

}  // namespace
