#include "reserve/reading/zones/yearly_rule.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace reserve {
namespace {

using std::chrono::local_days;
using std::chrono::year;

constexpr local_days start{std::chrono::year(1900) / 3 / 25};

std::vector<local_days> days(const std::string& rrule, year in) {
    const auto rule = parse_yearly_rule("FREQ=YEARLY;" + rrule, start);
    return rule ? rule->days(in, start) : std::vector<local_days>();
}

TEST(YearlyRule, CountsWeekdaysFromEitherEndOfTheMonth) {
    EXPECT_EQ(days("BYMONTH=10;BYDAY=-1SU", year(2026)), std::vector{local_days(year(2026) / 10 / 25)});
    EXPECT_EQ(days("BYMONTH=3;BYDAY=2SU", year(2026)), std::vector{local_days(year(2026) / 3 / 8)});
    EXPECT_EQ(days("BYMONTH=11;BYDAY=1SU", year(2026)), std::vector{local_days(year(2026) / 11 / 1)});
    EXPECT_EQ(days("BYMONTH=10;BYDAY=-2SA", year(2026)), std::vector{local_days(year(2026) / 10 / 24)});
}

TEST(YearlyRule, ChoosesByPositionInTheYear) {
    EXPECT_EQ(days("BYMONTH=10;BYDAY=SU;BYSETPOS=-1", year(2026)),
              std::vector{local_days(year(2026) / 10 / 25)});
    EXPECT_EQ(days("BYMONTH=10,3;BYDAY=SU;BYSETPOS=2", year(2026)),
              std::vector{local_days(year(2026) / 3 / 8)});
    EXPECT_TRUE(days("BYMONTH=10;BYDAY=SU;BYSETPOS=5,-6", year(2026)).empty());
}

TEST(YearlyRule, EndsWhereItHasCounted) {
    const auto until = [](const std::string& rrule) {
        return parse_yearly_rule(rrule, start + std::chrono::hours(2))->until;
    };
    const auto at_two = [](int in, unsigned month, unsigned day) {
        return local_days(year(in) / std::chrono::month(month) / std::chrono::day(day)) +
               std::chrono::hours(2);
    };
    EXPECT_EQ(until("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=1"), at_two(1900, 3, 25));
    EXPECT_EQ(until("FREQ=YEARLY;BYMONTH=3;BYDAY=1SU,-1SU;COUNT=3"), at_two(1901, 3, 31));
    EXPECT_EQ(until("FREQ=YEARLY;BYMONTH=3,3;BYDAY=-1SU;COUNT=2"), at_two(1901, 3, 31));
    EXPECT_EQ(until("FREQ=YEARLY;COUNT=5"), at_two(1904, 3, 25));
    EXPECT_EQ(until("FREQ=YEARLY;COUNT=1000000"), std::nullopt);
}

TEST(YearlyRule, IsNoneWhereItsPartsContradictEachOther) {
    for (const char* rrule :
         {"COUNT=0", "COUNT=x", "COUNT=3;UNTIL=20200101", "BYSETPOS=0;BYMONTH=3;BYDAY=SU", "BYSETPOS=400"})
        EXPECT_FALSE(parse_yearly_rule("FREQ=YEARLY;" + std::string(rrule), start)) << rrule;
    for (const char* rrule : {"", "BYDAY=1SU", "BYMONTH=3;BYDAY=SU;BYSETPOS=1"})
        EXPECT_FALSE(parse_yearly_rule("FREQ=MONTHLY;" + std::string(rrule), start)) << rrule;
}

// As old versions of Evolution write time zones.
TEST(YearlyRule, ComesEveryTwelfthMonthInTheMonthOfItsStart) {
    const auto rule = parse_yearly_rule("FREQ=MONTHLY;INTERVAL=12;BYDAY=-1SU", start);
    ASSERT_TRUE(rule);
    EXPECT_EQ(rule->days(year(2026), start), std::vector{local_days(year(2026) / 3 / 29)});
    for (const char* rrule :
         {"FREQ=YEARLY;INTERVAL=12;BYMONTH=3;BYDAY=-1SU", "FREQ=MONTHLY;INTERVAL=6;BYDAY=-1SU",
          "FREQ=MONTHLY;INTERVAL=12;BYMONTH=4;BYDAY=-1SU"})
        EXPECT_FALSE(parse_yearly_rule(rrule, start)) << rrule;
}

TEST(YearlyRule, HasNoDayWhereTheMonthHasNoFifth) {
    EXPECT_EQ(days("BYMONTH=5;BYDAY=5SU", year(2026)), std::vector{local_days(year(2026) / 5 / 31)});
    EXPECT_TRUE(days("BYMONTH=6;BYDAY=5SU", year(2026)).empty());
    EXPECT_TRUE(days("BYMONTH=6;BYDAY=-5SU", year(2026)).empty());
}

// A weekday among seven days of the month is one way to count, "the second" another.
TEST(YearlyRule, GivesTheSameDaysInBothWaysToCount) {
    for (year in = year(2024); in < year(2032); ++in)
        for (const std::string month : {"1", "2", "3", "9", "12"})
            EXPECT_EQ(days("BYMONTH=" + month + ";BYDAY=2WE", in),
                      days("BYMONTH=" + month + ";BYDAY=WE;BYMONTHDAY=8,9,10,11,12,13,14", in));
}

TEST(YearlyRule, TakesMonthAndDayFromItsStart) {
    EXPECT_EQ(days("", year(2026)), std::vector{local_days(year(2026) / 3 / 25)});
    EXPECT_EQ(days("BYMONTH=3", year(2026)), std::vector{local_days(year(2026) / 3 / 25)});
}

}  // namespace
}  // namespace reserve
