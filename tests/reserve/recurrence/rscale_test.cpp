// RSCALE and SKIP (RFC 7529), checked against the vectors of libical's tests (icalrecur_test_rscale*.txt).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reserve/recurrence/instances.hpp"
#include "reserve/recurrence/recurrence.hpp"
#include "reserve/recurrence/scales/calendar_scale.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

local_days day(const std::string& text) {
    return local_days{year{std::stoi(text.substr(0, 4))} / std::stoi(text.substr(4, 2)) /
                      std::stoi(text.substr(6, 2))};
}

std::string text_of(const std::vector<local_seconds>& instances) {
    std::string all;
    for (const local_seconds instance : instances) {
        const year_month_day date{floor<days>(instance)};
        const int number =
            int(date.year()) * 10'000 + int(unsigned(date.month())) * 100 + int(unsigned(date.day()));
        all += (all.empty() ? "" : " ") + std::to_string(number);
    }
    return all;
}

std::string expanded(const std::string& rule, const std::string& start) {
    return text_of(expand_rule(rule, day(start), day("21101231"), 12));
}

std::string after(const std::string& rule, const std::string& start, const std::string& from) {
    const auto parsed = parse_rule(rule);
    return text_of(
        Instances(std::get<Rule>(parsed), day(start)).between(day(from), day("99980101"), 12).instances);
}

TEST(Rscale, CountsInTheMonthsOfItsCalendar) {
    EXPECT_EQ(expanded("RSCALE=ETHIOPIC;FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=-1;COUNT=6", "20140910"),
              "20140910 20150911 20160910 20170910 20180910 20190911");
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=YEARLY;UNTIL=20180101", "20130210"),
              "20130210 20140131 20150219 20160208 20170128");
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=MONTHLY;COUNT=4", "20140920"),
              "20140920 20141020 20141119 20141218");
    EXPECT_EQ(expanded("RSCALE=ISLAMIC-CIVIL;FREQ=MONTHLY;COUNT=4", "20131025"),
              "20131025 20131124 20131224 20140122");
    EXPECT_EQ(expanded("RSCALE=ISLAMIC-CIVIL;FREQ=YEARLY;BYMONTH=9;COUNT=5", "20130709"),
              "20130709 20140629 20150618 20160607 20170527");
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=9;COUNT=3", "20131025"),
              "20141003 20151022 20161010");
}

TEST(Rscale, LeavesOutTheLeapMonthOfYearsWithoutIt) {
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=9L;SKIP=OMIT;COUNT=1", "20131025"),
              "20141102");
    EXPECT_EQ(
        expanded("RSCALE=CHINESE;FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=4L;SKIP=OMIT;UNTIL=20900101", "20131025"),
        "20200601 20580531 20690530 20770531 20880530");
    EXPECT_EQ(expanded("RSCALE=HEBREW;FREQ=YEARLY;COUNT=4", "20140205"),
              "20140205 20160214 20190210 20220206");
}

TEST(Rscale, PutsAnotherMonthForALeapMonthWhereSkipSaysSo) {
    const std::string chinese = "RSCALE=CHINESE;FREQ=YEARLY;BYMONTHDAY=10;";
    EXPECT_EQ(expanded(chinese + "BYMONTH=9L;SKIP=FORWARD;COUNT=3", "20131025"),
              "20131112 20141102 20151121");
    EXPECT_EQ(expanded(chinese + "BYMONTH=9L;SKIP=BACKWARD;COUNT=3", "20131025"),
              "20141102 20151022 20161010");
    EXPECT_EQ(expanded(chinese + "BYMONTH=9,9L;SKIP=BACKWARD;COUNT=4", "20131025"),
              "20141003 20141102 20151022 20161010");
    EXPECT_EQ(expanded("RSCALE=HEBREW;FREQ=YEARLY;SKIP=FORWARD;COUNT=4", "20140205"),
              "20140205 20150224 20160214 20170303");
    EXPECT_EQ(expanded("RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8;SKIP=FORWARD;COUNT=5", "20140208"),
              "20140208 20150227 20160217 20170306 20180223");
}

TEST(Rscale, MovesADayThatTheMonthInsteadOfALeapMonthDoesNotHave) {
    const std::string leap = "RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;COUNT=5;";
    EXPECT_EQ(expanded(leap + "BYMONTHDAY=30;SKIP=FORWARD", "20140302"),
              "20140302 20150321 20160310 20170328 20180317");
    EXPECT_EQ(expanded(leap + "BYMONTHDAY=-1;SKIP=FORWARD", "20140302"),
              "20140302 20150320 20160310 20170327 20180316");
    EXPECT_EQ(expanded(leap + "BYMONTHDAY=30;SKIP=BACKWARD", "20140302"),
              "20140302 20150219 20160310 20170226 20180215");
    EXPECT_EQ(expanded(leap + "BYMONTHDAY=-1;SKIP=BACKWARD", "20140302"),
              "20140302 20150219 20160310 20170226 20180215");
}

TEST(Rscale, MovesDaysThatAMonthDoesNotHave) {
    const std::string monthly = "RSCALE=GREGORIAN;FREQ=MONTHLY;";
    EXPECT_EQ(expanded(monthly + "SKIP=BACKWARD;COUNT=4", "20140131"), "20140131 20140228 20140331 20140430");
    EXPECT_EQ(expanded(monthly + "SKIP=FORWARD;COUNT=4", "20140131"), "20140131 20140301 20140331 20140501");
    EXPECT_EQ(expanded(monthly + "INTERVAL=3;SKIP=FORWARD;COUNT=4", "20140131"),
              "20140131 20140501 20140731 20141031");
    EXPECT_EQ(
        expanded("RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;SKIP=FORWARD;COUNT=5", "20150201"),
        "20150228 20150301 20160228 20160229 20170228");
    EXPECT_EQ(expanded("RSCALE=GREGORIAN;FREQ=YEARLY;COUNT=4", "20120229"),
              "20120229 20160229 20200229 20240229");
}

TEST(Rscale, MovesDaysCountedFromTheEndOfAMonth) {
    EXPECT_EQ(expanded("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=-31;COUNT=12;SKIP=FORWARD", "20150101"),
              "20150101 20150201 20150301 20150401 20150501 20150601 20150701 20150801 20150901 20151001 "
              "20151101 20151201");
    EXPECT_EQ(expanded("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=-31;COUNT=12;SKIP=BACKWARD", "20150101"),
              "20150101 20150131 20150301 20150331 20150501 20150531 20150701 20150801 20150831 20151001 "
              "20151031 20151201");
}

TEST(Rscale, MovesDaysThatAYearDoesNotHave) {
    const std::string yearly = "RSCALE=GREGORIAN;FREQ=YEARLY;COUNT=5;";
    EXPECT_EQ(expanded(yearly + "BYYEARDAY=366;SKIP=FORWARD", "20121231"),
              "20121231 20140101 20150101 20160101 20161231");
    EXPECT_EQ(expanded(yearly + "BYYEARDAY=366;SKIP=BACKWARD", "20121231"),
              "20121231 20131231 20141231 20151231 20161231");
    EXPECT_EQ(expanded(yearly + "BYYEARDAY=-366;SKIP=FORWARD", "20120101"),
              "20120101 20130101 20140101 20150101 20160101");
    EXPECT_EQ(expanded(yearly + "BYYEARDAY=-366;SKIP=BACKWARD", "20120101"),
              "20120101 20121231 20131231 20141231 20160101");
}

TEST(Rscale, GivesADayThatTheRuleHasTwiceOnce) {
    EXPECT_EQ(expanded("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=1,31;SKIP=FORWARD;COUNT=5", "20150131"),
              "20150131 20150201 20150301 20150331 20150401");
}

TEST(Rscale, BeginsFarFromTheStart) {
    EXPECT_EQ(after("RSCALE=CHINESE;FREQ=YEARLY;UNTIL=20200101;INTERVAL=2", "20130210", "20160101"),
              "20170128 20190205");
    EXPECT_EQ(after("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;UNTIL=20340401", "20140131", "20340301"),
              "20340301 20340331");
    EXPECT_EQ(after("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=-31;SKIP=BACKWARD;UNTIL=20150131", "20140101",
                    "20150131"),
              "20150131");
}

// Ramadan of 1448 begins on 8 February 2027 by the civil calendar.
TEST(Rscale, FiltersTheDaysOfShorterFrequencies) {
    EXPECT_EQ(expanded("RSCALE=ISLAMIC-CIVIL;FREQ=DAILY;BYMONTH=9;COUNT=3", "20261124"),
              "20270208 20270209 20270210");
    EXPECT_EQ(expanded("RSCALE=ISLAMIC-CIVIL;FREQ=WEEKLY;BYMONTH=9;BYDAY=MO,TH;COUNT=3", "20261124"),
              "20270208 20270211 20270215");
    EXPECT_EQ(expanded("RSCALE=HEBREW;FREQ=DAILY;BYMONTHDAY=-1;COUNT=6", "20240125"),
              "20240209 20240310 20240408 20240508 20240606 20240706");
}

TEST(Rscale, CountsWeekdaysInItsMonthsAndYears) {
    EXPECT_EQ(expanded("RSCALE=ISLAMIC-CIVIL;FREQ=MONTHLY;BYDAY=1MO;COUNT=2", "20270208"),
              "20270208 20270315");
    EXPECT_EQ(expanded("RSCALE=PERSIAN;FREQ=YEARLY;BYDAY=1SA;COUNT=2", "20260321"), "20260321 20270327");
    EXPECT_EQ(expanded("RSCALE=PERSIAN;FREQ=YEARLY;BYWEEKNO=1;COUNT=2", "20260321"), "20260328 20270327");
}

// From 22 January 2023 to 9 February 2024, a Friday: 384 days.
TEST(Rscale, CountsWeekdaysInYearsOfThirteenMonths) {
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=YEARLY;BYDAY=-1FR,53SU;COUNT=2", "20230122"),
              "20240121 20240209");
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=YEARLY;BYYEARDAY=-1,366;COUNT=2", "20230122"),
              "20240122 20240209");
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO;COUNT=1", "20230122"), "20240205");
}

// The new moon of 6 February 2027 is at 23:56 in Beijing, that of 26 January 2028 at 23:12: in Seoul, an hour
// ahead, it is the next day. 2017 had its leap month after the fifth one in Seoul, after the sixth one in
// Beijing.
TEST(Rscale, KnowsTheKoreanCalendarFromTheChineseOne) {
    const std::string new_year = "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;COUNT=";
    const std::string korean = "20240210 20250129 20260217 20270207 20280127 20290213";
    EXPECT_EQ(expanded("RSCALE=DANGI;" + new_year + "6", "20240210"), korean);
    EXPECT_EQ(expanded("RSCALE=CHINESE;" + new_year + "6", "20240210"),
              "20240210 20250129 20260217 20270206 20280126 20290213");
    EXPECT_EQ(expanded("RSCALE=DANGI;" + new_year + "6", "20240210"), korean);
    const std::string leap = ";FREQ=YEARLY;BYMONTHDAY=1;SKIP=OMIT;UNTIL=20200101;BYMONTH=";
    EXPECT_EQ(expanded("RSCALE=DANGI" + leap + "5L", "20170624"), "20170624");
    EXPECT_EQ(expanded("RSCALE=CHINESE" + leap + "6L", "20170723"), "20170723");
    EXPECT_EQ(expanded("RSCALE=DANGI" + leap + "6L", "20170101"), "");
}

// ICU 72 has both months begin a day off; libical asks it.
TEST(Rscale, KnowsTheMonthsThatIcuGetsWrong) {
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=5", "20270108"),
              "20270108 20270205 20270206 20270307 20270308");
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=1,12;BYMONTHDAY=1,-1;COUNT=5", "20300104"),
              "20300104 20300202 20300203 20300303 20301225");
    EXPECT_EQ(expanded("RSCALE=CHINESE;FREQ=YEARLY;BYYEARDAY=1,-1;COUNT=6", "20270205"),
              "20270205 20270206 20280125 20280126 20290212 20290213");
}

TEST(Rscale, RefusesCalendarsAndMonthsThatThereAreNot) {
    EXPECT_EQ(refusal_of_rule("RSCALE=RUSSIAN;FREQ=YEARLY"), "RSCALE=RUSSIAN is no calendar that is known");
    EXPECT_EQ(refusal_of_rule("FREQ=YEARLY;SKIP=UP"), "SKIP=UP is not understood");
    EXPECT_EQ(refusal_of_rule("FREQ=YEARLY;BYMONTH=5L"),
              "BYMONTH names a month that the Gregorian calendar does not have");
    EXPECT_THROW(CalendarScale("russian"), std::runtime_error);
}

// A date in the year 9000, as a RECURRENCE-ID may name it, has nobody count its months.
TEST(Rscale, EndsAfterFourHundredYears) {
    EXPECT_EQ(after("RSCALE=CHINESE;FREQ=MONTHLY", "20261124", "90000101"), "");
    EXPECT_EQ(after("RSCALE=CHINESE;FREQ=YEARLY", "20261124", "90000101"), "");
    EXPECT_EQ(after("RSCALE=DANGI;FREQ=YEARLY", "20261124", "90000101"), "");
    const auto hebrew = parse_rule("RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=30");
    const local_days end{9999y / December / 31};
    EXPECT_TRUE(
        Instances(std::get<Rule>(hebrew), day("20261124")).between(end, end + days{9}, 9).instances.empty());
}

}  // namespace
}  // namespace reserve
