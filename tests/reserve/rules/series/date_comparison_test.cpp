#include "reserve/rules/series/date_comparison.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

constexpr Instant midnight{};
constexpr Instant hour(int number) { return midnight + std::chrono::hours(number); }
constexpr Interval from(int start) { return {hour(start), hour(start + 1)}; }

Occurrence booked(int id, int start) {
    return {.recurrence_id = hour(id), .time = from(start), .blocked = from(start)};
}
Date wanted(int id, int start) { return {hour(id), from(start)}; }

DateComparison compare(const std::vector<Occurrence>& old, const std::vector<Date>& dates) {
    return compare_dates(old, dates, hour(5));
}

TEST(CompareDates, FindsWhatIsUnchanged) {
    const auto result = compare({booked(10, 10)}, {wanted(10, 10)});
    EXPECT_EQ(result.unchanged, std::vector{booked(10, 10)});
    EXPECT_TRUE(result.asked.empty());
}

TEST(CompareDates, FindsAnUnchangedTimeUnderAnotherRecurrenceId) {
    EXPECT_EQ(compare({booked(10, 14)}, {wanted(14, 14)}).unchanged, std::vector{booked(14, 14)});
}

TEST(CompareDates, LeavesASlotToTheDateOfTheSameRecurrenceId) {
    const auto result = compare({booked(10, 14), booked(14, 14)}, {wanted(14, 14)});
    EXPECT_EQ(result.unchanged, std::vector{booked(14, 14)});
    EXPECT_EQ(result.dropped, std::vector{booked(10, 14)});
}

TEST(CompareDates, PartnersByRecurrenceIdFirst) {
    const auto result = compare({booked(10, 10), booked(20, 20)}, {wanted(20, 11)});
    ASSERT_EQ(result.asked.size(), 1U);
    EXPECT_EQ(result.asked[0].old, booked(20, 20));
    EXPECT_EQ(result.dropped, std::vector{booked(10, 10)});
}

TEST(CompareDates, PartnersTheRestInOrderOfTime) {
    const auto result = compare({booked(10, 10), booked(20, 20)}, {wanted(21, 21), wanted(11, 11)});
    ASSERT_EQ(result.asked.size(), 2U);
    EXPECT_EQ(result.asked[0], (AskedDate{wanted(11, 11), booked(10, 10)}));
    EXPECT_EQ(result.asked[1], (AskedDate{wanted(21, 21), booked(20, 20)}));
}

TEST(CompareDates, KeepsHistory) { EXPECT_EQ(compare({booked(1, 1)}, {}).over, std::vector{booked(1, 1)}); }

TEST(CompareDates, TakesADateOutOfHistoryThatMovesIntoTheFuture) {
    const auto result = compare({booked(1, 1)}, {wanted(1, 12)});
    EXPECT_TRUE(result.over.empty());
    EXPECT_EQ(result.asked.size(), 1U);
}

}  // namespace
}  // namespace reserve
