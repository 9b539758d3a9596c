#include "reserve/rules/words/advice.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

constexpr Interval from_to(int start, int end) {
    return {Instant(std::chrono::hours(start)), Instant(std::chrono::hours(end))};
}

TEST(NextFreeSlot, IsTheWantedTimeWhenNothingIsInTheWay) {
    EXPECT_EQ(next_free_slot(from_to(9, 10), {from_to(12, 13)}), from_to(9, 10));
}

TEST(NextFreeSlot, FollowsTheBookingInTheWay) {
    EXPECT_EQ(next_free_slot(from_to(9, 10), {from_to(8, 11)}), from_to(11, 12));
}

TEST(NextFreeSlot, PassesOverGapsThatAreTooShort) {
    EXPECT_EQ(next_free_slot(from_to(9, 11), {from_to(9, 10), from_to(11, 12)}), from_to(12, 14));
}

TEST(NextFreeSlot, CopesWithBookingsThatOverlapEachOther) {
    EXPECT_EQ(next_free_slot(from_to(9, 10), {from_to(8, 14), from_to(9, 10)}), from_to(14, 15));
}

TEST(NextFreeSlot, IsNotSaidWhenTheSearchEndsBeforeIt) {
    std::vector<Interval> full;
    for (int hour = 0; hour < 200; ++hour) full.push_back(from_to(hour, hour + 1));
    EXPECT_EQ(next_free_slot(from_to(0, 1), full), std::nullopt);
}

}  // namespace
}  // namespace reserve
