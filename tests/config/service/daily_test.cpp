#include "config/service/daily.hpp"

#include <gtest/gtest.h>

#include <atomic>

namespace config {
namespace {

using namespace std::chrono_literals;

TEST(Daily, BeginsAtOnceAndGoesOn) {
    std::atomic<int> times = 0;
    const Daily daily([&] { ++times; }, 1ms);
    while (times < 3) std::this_thread::yield();
}

TEST(Daily, EndsWithoutWaitingForTheNextDay) {
    std::atomic<int> times = 0;
    {
        const Daily daily([&] { ++times; });
        while (times < 1) std::this_thread::yield();
    }
    EXPECT_EQ(times, 1);
}

}  // namespace
}  // namespace config
