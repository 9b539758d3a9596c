#include "reserve/recurrence/recurrence.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace reserve {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr local_seconds monday_at_nine = local_days{2026y / November / 23} + 9h;
constexpr local_seconds years_later = local_days{2030y / January / 1};

// The days of the first instances, as "23.11. 25.11.".
std::string days_of(const std::string& rule, local_seconds start = monday_at_nine, std::size_t at_most = 6,
                    local_seconds last = years_later) {
    std::string text;
    for (const local_seconds instance : expand_rule(rule, start, last, at_most)) {
        const year_month_day date{floor<days>(instance)};
        text += (text.empty() ? "" : " ") + std::to_string(unsigned{date.day()}) + "." +
                std::to_string(unsigned{date.month()}) + ".";
    }
    return text;
}

TEST(ExpandRule, KeepsTheTimeOfDay) {
    EXPECT_EQ(expand_rule("FREQ=DAILY", monday_at_nine, years_later, 2),
              (std::vector<local_seconds>{monday_at_nine, monday_at_nine + days{1}}));
}

TEST(ExpandRule, GoesOnToTheEndOfTime) {
    EXPECT_EQ(days_of("FREQ=WEEKLY;UNTIL=99991231T235959Z", monday_at_nine, 3), "23.11. 30.11. 7.12.");
    EXPECT_EQ(days_of("FREQ=DAILY;UNTIL=99991231", local_days{9999y / December / 30}, 9,
                      local_days{9999y / December / 31} + days{30}),
              "30.12. 31.12.");
}

// The largest that libical takes.
TEST(ExpandRule, TakesLargeCountsAndIntervals) {
    constexpr local_seconds last = local_days{9999y / December / 31} + days{30};
    EXPECT_EQ(days_of("FREQ=WEEKLY;COUNT=2147483647", monday_at_nine, 3), "23.11. 30.11. 7.12.");
    EXPECT_EQ(expand_rule("FREQ=MONTHLY;INTERVAL=32767", monday_at_nine, last, 9).at(1),
              local_days{4757y / June / 23} + 9h);
    EXPECT_EQ(expand_rule("FREQ=YEARLY;INTERVAL=32767", monday_at_nine, last, 9).size(), 1);
    EXPECT_EQ(expand_rule("FREQ=WEEKLY;INTERVAL=32767", monday_at_nine, last, 99).size(), 13);
}

TEST(ExpandRule, ReturnsWhatLiesOnTheLastSecond) {
    EXPECT_EQ(days_of("FREQ=DAILY", monday_at_nine, 9, monday_at_nine + days{1}), "23.11. 24.11.");
}

TEST(ExpandRule, TakesAWeekFromItsFirstDay) {
    EXPECT_EQ(days_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO"),
              "23.11. 29.11. 7.12. 13.12. 21.12. 27.12.");
    EXPECT_EQ(days_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU"), "23.11. 6.12. 7.12. 20.12. 21.12. 3.1.");
}

TEST(ExpandRule, CountsWeekdaysOfTheMonthFromBothEnds) {
    EXPECT_EQ(days_of("FREQ=MONTHLY;BYDAY=4MO,-1FR", monday_at_nine, 4), "23.11. 27.11. 25.12. 28.12.");
}

TEST(ExpandRule, LeavesOutMonthsWithoutThatDay) {
    const local_seconds end_of_january = local_days{2026y / January / 31} + 9h;
    EXPECT_EQ(days_of("FREQ=MONTHLY", end_of_january, 3), "31.1. 31.3. 31.5.");
}

// Week 1 is the first with four days in the year; the first and the last may reach into another one.

TEST(ExpandRule, CountsWeeksOfTheYearFromBothEnds) {
    EXPECT_EQ(days_of("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", monday_at_nine, 3), "4.1. 3.1. 1.1.");
    EXPECT_EQ(days_of("FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR", monday_at_nine, 1), "1.1.");
    EXPECT_EQ(days_of("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU", monday_at_nine, 3), "3.1. 2.1. 31.12.");
    EXPECT_EQ(days_of("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;WKST=SU", monday_at_nine, 2), "17.5. 15.5.");
}

TEST(ExpandRule, TakesTheLastWorkingDayByPosition) {
    EXPECT_EQ(days_of("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", monday_at_nine, 3),
              "30.11. 31.12. 29.1.");
}

TEST(ExpandRule, LeavesOutADtstartThatDoesNotMatch) {
    EXPECT_EQ(days_of("FREQ=WEEKLY;BYDAY=TU;COUNT=2"), "24.11. 1.12.");
}

TEST(ExpandRule, EndsWithUntilInclusive) {
    EXPECT_EQ(days_of("FREQ=DAILY;UNTIL=20261124T090000"), "23.11. 24.11.");
    EXPECT_EQ(days_of("FREQ=DAILY;UNTIL=20261124T085959"), "23.11.");
}

TEST(ExpandRule, WidensAnUntilOfDateToTheEndOfTheDay) {
    EXPECT_EQ(days_of("FREQ=DAILY;UNTIL=20261124"), "23.11. 24.11.");
}

TEST(ExpandRule, EndsWithWhicheverComesFirstOfCountAndUntil) {
    EXPECT_EQ(days_of("FREQ=DAILY;COUNT=2;UNTIL=20261231"), "23.11. 24.11.");
    EXPECT_EQ(days_of("FREQ=DAILY;COUNT=5;UNTIL=20261124"), "23.11. 24.11.");
}

TEST(ExpandRule, HasNoInstanceWhenUntilIsBeforeTheStart) {
    EXPECT_EQ(days_of("FREQ=DAILY;UNTIL=20261101"), "");
}

TEST(ExpandRule, TakesARepeatedEntryOnce) {
    EXPECT_EQ(days_of("FREQ=WEEKLY;BYDAY=MO,MO,MO;COUNT=2"), "23.11. 30.11.");
}

// libical 3.0.16 gives other weeks where DTSTART does not match: 17 May here, 5 April below.

TEST(ExpandRule, TakesTheFirstWeekFromItsFirstDayToo) {
    const local_seconds saturday = local_days{2021y / April / 24} + 15h;
    EXPECT_EQ(days_of("FREQ=WEEKLY;BYDAY=MO;INTERVAL=4;WKST=FR;COUNT=2", saturday), "26.4. 24.5.");
    const local_seconds wednesday = local_days{2020y / March / 25} + 15h;
    EXPECT_EQ(days_of("FREQ=WEEKLY;BYDAY=SU;INTERVAL=2;COUNT=2", wednesday), "29.3. 12.4.");
}

// libical 3.0.16 gives wrong days here.

TEST(ExpandRule, CountsDaysOfTheMonthBackwardsInADailyRule) {
    EXPECT_EQ(days_of("FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=4"), "29.11. 30.11. 30.12. 31.12.");
}

// Inside libical 3.0.16 this takes for ever where the frequency is HOURLY.

TEST(ExpandRule, EndsWhereARuleHasNoInstance) {
    EXPECT_EQ(days_of("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), "");
    EXPECT_EQ(days_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1"), "");
    EXPECT_EQ(days_of("FREQ=DAILY;INTERVAL=7;BYDAY=TU"), "");
}

TEST(ExpandRule, ReachesARoomOfTodayFromAStartLongAgo) {
    const local_seconds long_ago = local_days{1601y / January / 1} + 2h;
    EXPECT_EQ(expand_rule("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", long_ago, years_later, 1000).size(), 429U);
}

TEST(ExpandRule, TakesHoursAndMinutesFromTheRule) {
    EXPECT_EQ(expand_rule("FREQ=DAILY;BYHOUR=9,15;BYMINUTE=30", monday_at_nine, years_later, 2),
              (std::vector<local_seconds>{monday_at_nine + 30min, monday_at_nine + 6h + 30min}));
}

TEST(ExpandRule, ReadsLowerCaseBlanksAndASemicolonAtTheEnd) {
    EXPECT_EQ(days_of("freq=weekly; byday=mo, we;count=2;"), "23.11. 25.11.");
}

// libical 3.0.16 takes such lists of times as they are, with INTERVAL and without BYSETPOS.

// RFC 5545 3.3.10 leaves this open; libical and python-dateutil both take the days that are both.

TEST(ExpandRule, TakesANumberedDayOfTheYearOnADayOfAMonth) {
    EXPECT_EQ(
        days_of("FREQ=YEARLY;BYDAY=1MO;BYMONTHDAY=7", monday_at_nine, 2, local_days{2060y / January / 1}),
        "7.1. 7.1.");
}

TEST(ExpandRule, LeavesOutYearsOfWeeksInTheirMiddle) {
    EXPECT_EQ(days_of("FREQ=YEARLY;INTERVAL=2;BYWEEKNO=20;BYDAY=MO", monday_at_nine, 2,
                      local_days{2040y / January / 1}),
              "15.5. 13.5.");
}

// RFC 5545 3.3.10 forbids the number, and a week has each day once. libical 3.0.16 and python-dateutil 2.9.0
// lose it, too, but libical counts it into the first week: of the first rule below it gives Tuesday, 1.12.,
// first.
TEST(ExpandRule, PassesOverTheNumberOfADayInAWeek) {
    EXPECT_EQ(days_of("FREQ=WEEKLY;BYDAY=1MO,-1WE;COUNT=4"), "23.11. 25.11. 30.11. 2.12.");
    EXPECT_EQ(days_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=2MO,MO,TH", monday_at_nine, 4),
              "23.11. 26.11. 7.12. 10.12.");
    EXPECT_EQ(days_of("FREQ=WEEKLY;BYDAY=1MO,2WE;BYSETPOS=-1", monday_at_nine, 2), "25.11. 2.12.");
}

}  // namespace
}  // namespace reserve
