// Rules that step below a day, and those with several times a day.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>
#include <variant>

#include "reserve/recurrence/instances.hpp"
#include "reserve/recurrence/recurrence.hpp"

namespace reserve {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr local_seconds monday_at_nine = local_days{2026y / November / 23} + 9h;
constexpr local_seconds years_later = local_days{2030y / January / 1};

// The first four instances, as "23.11. 09:00:00, 23.11. 16:00:00".
std::string times_of(const std::string& rule) {
    std::string text;
    for (const local_seconds instance : expand_rule(rule, monday_at_nine, years_later, 4)) {
        const auto day = floor<days>(instance);
        const year_month_day date{day};
        const hh_mm_ss time(instance - day);
        std::array<char, 32> one{};
        std::snprintf(one.data(), one.size(), "%u.%u. %02d:%02d:%02d", unsigned{date.day()},
                      unsigned{date.month()}, static_cast<int>(time.hours().count()),
                      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
        text += (text.empty() ? "" : ", ") + std::string(one.data());
    }
    return text;
}

// 0,1,2 up to the last.
std::string numbers_to(int last) {
    std::string list = "0";
    for (int i = 1; i <= last; ++i) list += "," + std::to_string(i);
    return list;
}

const std::string all_hours = numbers_to(23);
const std::string all_minutes = numbers_to(59);

TEST(ExpandRule, StepsThroughAllDaysBelowADay) {
    EXPECT_EQ(times_of("FREQ=HOURLY;INTERVAL=7"),
              "23.11. 09:00:00, 23.11. 16:00:00, 23.11. 23:00:00, 24.11. 06:00:00");
    EXPECT_EQ(times_of("FREQ=MINUTELY;INTERVAL=600"),
              "23.11. 09:00:00, 23.11. 19:00:00, 24.11. 05:00:00, 24.11. 15:00:00");
    EXPECT_EQ(times_of("FREQ=SECONDLY;INTERVAL=90061"),
              "23.11. 09:00:00, 24.11. 10:01:01, 25.11. 11:02:02, 26.11. 12:03:03");
}

TEST(ExpandRule, TakesHoursMinutesAndSecondsBelowADay) {
    EXPECT_EQ(times_of("FREQ=HOURLY;BYHOUR=9,10;BYMINUTE=0,30"),
              "23.11. 09:00:00, 23.11. 09:30:00, 23.11. 10:00:00, 23.11. 10:30:00");
    EXPECT_EQ(times_of("FREQ=MINUTELY;BYHOUR=8;BYMINUTE=6,18"),
              "24.11. 08:06:00, 24.11. 08:18:00, 25.11. 08:06:00, 25.11. 08:18:00");
    EXPECT_EQ(times_of("FREQ=SECONDLY;BYHOUR=9;BYMINUTE=1;BYSECOND=4,5"),
              "23.11. 09:01:04, 23.11. 09:01:05, 24.11. 09:01:04, 24.11. 09:01:05");
}

TEST(ExpandRule, LimitsTheDaysOfWhatStepsBelowADay) {
    EXPECT_EQ(times_of("FREQ=HOURLY;INTERVAL=12;BYDAY=TU,TH"),
              "24.11. 09:00:00, 24.11. 21:00:00, 26.11. 09:00:00, 26.11. 21:00:00");
    EXPECT_EQ(times_of("FREQ=HOURLY;INTERVAL=12;BYYEARDAY=1,2"),
              "1.1. 09:00:00, 1.1. 21:00:00, 2.1. 09:00:00, 2.1. 21:00:00");
    EXPECT_EQ(times_of("FREQ=MINUTELY;BYMONTH=12;COUNT=2"), "1.12. 00:00:00, 1.12. 00:01:00");
}

TEST(ExpandRule, CountsIntervalAndPositionsAlsoBelowADay) {
    EXPECT_EQ(times_of("FREQ=MINUTELY;INTERVAL=7;BYMINUTE=21,34"),
              "23.11. 09:21:00, 23.11. 11:34:00, 23.11. 16:21:00, 23.11. 18:34:00");
    EXPECT_EQ(times_of("FREQ=HOURLY;BYMINUTE=7,21,47;BYSETPOS=-2"),
              "23.11. 09:21:00, 23.11. 10:21:00, 23.11. 11:21:00, 23.11. 12:21:00");
    EXPECT_EQ(times_of("FREQ=DAILY;BYHOUR=10,11,12;BYSETPOS=1,-1"),
              "23.11. 10:00:00, 23.11. 12:00:00, 24.11. 10:00:00, 24.11. 12:00:00");
}

TEST(ExpandRule, TakesManyTimesADay) {
    const std::string rule = "FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,10,20,30,40,50;BYSECOND=1,2";
    EXPECT_EQ(expand_rule(rule, monday_at_nine, monday_at_nine + days{1} - 1s, 1000).size(), 36U);
}

TEST(ExpandRule, GivesUpWhereItFindsNothingBelowADay) {
    EXPECT_EQ(times_of("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"), "");
    EXPECT_EQ(times_of("FREQ=SECONDLY;INTERVAL=2;BYSECOND=1"), "");
    EXPECT_EQ(times_of("FREQ=SECONDLY;INTERVAL=86400;BYHOUR=1"), "");
}

TEST(Instances, SayThatTheyGaveUp) {
    const auto gave_up = [](const std::string& rule) {
        return Instances(std::get<Rule>(parse_rule(rule)), monday_at_nine)
            .between(monday_at_nine, years_later, 1'000'000)
            .gave_up;
    };
    EXPECT_TRUE(gave_up("FREQ=SECONDLY"));
    EXPECT_TRUE(gave_up("FREQ=SECONDLY;INTERVAL=2;BYSECOND=1"));
    EXPECT_TRUE(gave_up("FREQ=YEARLY;BYYEARDAY=1,2,3;BYHOUR=" + all_hours + ";BYMINUTE=" + all_minutes +
                        ";BYSECOND=" + all_minutes));
    EXPECT_FALSE(gave_up("FREQ=SECONDLY;COUNT=9999"));
    EXPECT_FALSE(gave_up("FREQ=DAILY"));
}

}  // namespace
}  // namespace reserve
