// Series of other patterns than weekly, and dates that are changed in kind.
#include "tests/reserve/reading/tnef/winmail_cast.hpp"

namespace reserve {
namespace {

using namespace winmail_test;

constexpr std::uint16_t sub_type = 0x0080;

std::string rule_of(const Weekly& blob) { return component(series(blob)).rrule.value_or("none"); }

std::string changed_to(std::chrono::local_seconds day, std::chrono::minutes start, std::chrono::minutes end,
                       std::chrono::minutes original, bool whole_days) {
    return u16(1) + minutes(day + start) + minutes(day + end) + minutes(day + original) + u16(sub_type) +
           u32(whole_days ? 1 : 0);
}

TEST(ReadWinmail, ReadsEveryOtherDay) {
    EXPECT_EQ(rule_of({.frequency = u16(0x200A) + u16(0), .period = u32(2 * 1440), .specific = ""}),
              "FREQ=DAILY;INTERVAL=2;COUNT=10");
}

TEST(ReadWinmail, ReadsEveryWeekday) {
    EXPECT_EQ(rule_of({.frequency = u16(0x200A) + u16(1), .specific = u32(0x3E)}),
              "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;WKST=MO;COUNT=10");
}

TEST(ReadWinmail, ReadsTheLastFridayOfEachMonth) {
    EXPECT_EQ(rule_of({.frequency = u16(0x200C) + u16(3), .specific = u32(0x20) + u32(5)}),
              "FREQ=MONTHLY;INTERVAL=1;BYDAY=FR;BYSETPOS=-1;COUNT=10");
}

TEST(ReadWinmail, ReadsTheThirtiethOfEachMonth) {
    EXPECT_EQ(rule_of({.frequency = u16(0x200C) + u16(2), .specific = u32(30)}),
              "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30;BYSETPOS=-1;COUNT=10");
}

TEST(ReadWinmail, ReadsAYearlySeriesAsOneOfTwelveMonths) {
    EXPECT_EQ(rule_of({.frequency = u16(0x200D) + u16(3), .period = u32(12), .specific = u32(2) + u32(5)}),
              "FREQ=MONTHLY;INTERVAL=12;BYDAY=MO;BYSETPOS=-1;COUNT=10");
}

TEST(ReadWinmail, ReadsASeriesWithoutEnd) {
    EXPECT_EQ(rule_of({.end = u32(0x2023) + u32(10)}), "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO");
}

TEST(ReadWinmail, ReadsADateOfWholeDaysThatWasGivenATime) {
    const auto second = monday_wall + std::chrono::days(7);
    const Weekly days{.deleted = u32(1) + minutes(second),
                      .modified = u32(1) + minutes(second),
                      .exceptions = changed_to(second, 14h, 15h, 0h, false),
                      .offsets = u32(0) + u32(1440)};
    const Invitation meeting =
        invitation(read(with(series(days), {named(appointment, 0x8215, boolean, u32(1))})));
    ASSERT_EQ(meeting.components.size(), 2U);
    EXPECT_TRUE(meeting.components[1].recurrence_id->date_only);
    EXPECT_FALSE(meeting.components[1].start.date_only);
    EXPECT_EQ(meeting.components[1].start.local, second + 14h);
    EXPECT_EQ(meeting.components[1].end->local, second + 15h);
}

TEST(ReadWinmail, ReadsADateThatWasMadeAWholeDay) {
    const auto second = monday_wall + std::chrono::days(7);
    const Weekly timed{.deleted = u32(1) + minutes(second),
                       .modified = u32(1) + minutes(second),
                       .exceptions = changed_to(second, 0h, 24h, 9h, true)};
    const Invitation meeting = invitation(read(series(timed)));
    ASSERT_EQ(meeting.components.size(), 2U);
    EXPECT_EQ(meeting.components[1].recurrence_id->local, second + 9h);
    EXPECT_TRUE(meeting.components[1].start.date_only);
    EXPECT_EQ(meeting.components[1].start.local, second);
}

}  // namespace
}  // namespace reserve
