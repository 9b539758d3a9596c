#include "reserve/reading/tnef/rrule_text.hpp"

#include <gtest/gtest.h>

#include "reserve/recurrence/recurrence.hpp"

namespace reserve {
namespace {

using Frequency = AppointmentRecurrence::Frequency;
using Pattern = AppointmentRecurrence::Pattern;
using End = AppointmentRecurrence::End;

constexpr std::uint32_t monday_and_friday = 1U << 1 | 1U << 5;
constexpr std::uint32_t weekdays = 0x3E;
constexpr auto january_31 = std::chrono::local_days(std::chrono::year(2027) / 1 / 31);

// The rule, which expansion must take.
std::string rule(const AppointmentRecurrence& recurrence) {
    const std::string text = rrule_text(recurrence).value_or("none");
    if (text != "none") {
        EXPECT_EQ(refusal_of_rule(text), std::nullopt) << text;
    }
    return text;
}

AppointmentRecurrence monthly(std::uint32_t day) {
    return {.frequency = Frequency::monthly, .pattern = Pattern::month, .day_of_month = day};
}

TEST(RruleText, IsDailyEverySoManyDays) { EXPECT_EQ(rule({.period = 2 * 1440}), "FREQ=DAILY;INTERVAL=2"); }

TEST(RruleText, IsWeeklyForEveryWeekday) {
    EXPECT_EQ(rule({.pattern = Pattern::week, .period = 1440, .days_of_week = weekdays}),
              "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;WKST=SU");
}

TEST(RruleText, IsWeeklyOnItsDays) {
    EXPECT_EQ(rule({.frequency = Frequency::weekly,
                    .pattern = Pattern::week,
                    .period = 2,
                    .days_of_week = monday_and_friday,
                    .first_weekday = 1}),
              "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=MO");
}

TEST(RruleText, IsMonthlyOnADay) { EXPECT_EQ(rule(monthly(15)), "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15"); }

TEST(RruleText, TakesTheLastDayOfAMonthThatIsTooShort) {
    const std::string text = rule(monthly(30));
    const auto dates =
        expand_rule(text, january_31 - std::chrono::days(1), january_31 + std::chrono::days(60), 10);
    EXPECT_EQ(dates, (std::vector<std::chrono::local_seconds>{january_31 - std::chrono::days(1),
                                                              january_31 + std::chrono::days(28),
                                                              january_31 + std::chrono::days(58)}));
    EXPECT_EQ(rule(monthly(31)), "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1");
}

TEST(RruleText, IsMonthlyOnTheNthOfItsWeekdays) {
    AppointmentRecurrence second_monday{
        .frequency = Frequency::monthly, .pattern = Pattern::month_nth, .days_of_week = 2, .nth = 2};
    EXPECT_EQ(rule(second_monday), "FREQ=MONTHLY;INTERVAL=1;BYDAY=MO;BYSETPOS=2");
    second_monday.nth = 5;
    EXPECT_EQ(rule(second_monday), "FREQ=MONTHLY;INTERVAL=1;BYDAY=MO;BYSETPOS=-1");
}

TEST(RruleText, IsYearlyAsEveryTwelfthMonth) {
    EXPECT_EQ(
        rule({.frequency = Frequency::yearly, .pattern = Pattern::month, .period = 12, .day_of_month = 3}),
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=3");
}

TEST(RruleText, EndsAfterACountOrWithADay) {
    EXPECT_EQ(rule({.period = 1440, .end = End::after_count, .count = 7}), "FREQ=DAILY;INTERVAL=1;COUNT=7");
    EXPECT_EQ(rule({.period = 1440, .end = End::by_date, .end_date = january_31}),
              "FREQ=DAILY;INTERVAL=1;UNTIL=20270131");
}

TEST(RruleText, IsNothingForAPatternThatDoesNotExist) {
    EXPECT_EQ(rrule_text({.period = 0}), std::nullopt);
    EXPECT_EQ(rrule_text({.period = 90}), std::nullopt);
    EXPECT_EQ(rrule_text({.frequency = Frequency::weekly, .pattern = Pattern::week}), std::nullopt);
    EXPECT_EQ(rrule_text(monthly(0)), std::nullopt);
    EXPECT_EQ(rrule_text({.frequency = Frequency::daily, .pattern = Pattern::month, .day_of_month = 1}),
              std::nullopt);
}

TEST(RruleText, IsNoneForAPeriodOfNothing) {
    EXPECT_EQ(rule({.frequency = Frequency::weekly,
                    .pattern = Pattern::week,
                    .period = 0,
                    .days_of_week = monday_and_friday}),
              "none");
}

}  // namespace
}  // namespace reserve
