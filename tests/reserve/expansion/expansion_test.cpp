#include "tests/reserve/expansion/expansion_cast.hpp"

namespace reserve {
namespace {

using namespace expansion_test;

TEST(Expand, KeepsTheWallClockOverDst) {
    const Interval march{sys_days{2027y / March / 20}, sys_days{2027y / April / 1}};
    EXPECT_EQ(starts(mondays(), march),
              (std::vector<std::string>{"Mon 22 Mar 2027 08:00", "Mon 29 Mar 2027 07:00"}));
}

TEST(Expand, ConvertsEachInstanceSoThatAGapMovesOnlyItsOwnDay) {
    const Component nightly =
        series(at(2027y / March / 27, 2h + 30min), at(2027y / March / 27, 3h), "FREQ=DAILY;COUNT=3");
    EXPECT_EQ(starts(nightly), (std::vector<std::string>{"Sat 27 Mar 2027 01:30", "Sun 28 Mar 2027 01:30",
                                                         "Mon 29 Mar 2027 00:30"}));
}

TEST(Expand, EndsEachInstanceByTheWallClockThatIsWritten) {
    Component nightly =
        series(at(2027y / March / 27, 2h + 30min), at(2027y / March / 27, 4h), "FREQ=DAILY;COUNT=2");
    nightly.rdates = {at(2028y / March / 26, 2h + 30min)};
    const Interval springs{sys_days{2027y / March / 27}, sys_days{2028y / April / 1}};
    const auto dates = expanded(nightly, springs).dates;
    EXPECT_EQ(text(dates.at(0).time), "Sat 27 Mar 2027 01:30 - Sat 27 Mar 2027 03:00");
    EXPECT_EQ(text(dates.at(1).time), "Sun 28 Mar 2027 01:30 - Sun 28 Mar 2027 02:00");
    EXPECT_EQ(text(dates.at(2).time), "Sun 26 Mar 2028 01:30 - Sun 26 Mar 2028 02:00");
}

TEST(Expand, NamesEachDateByItsOriginalStart) {
    const auto dates = expanded(mondays()).dates;
    EXPECT_EQ(text(dates.at(1).recurrence_id), "Mon 30 Nov 2026 08:00");
}

TEST(Expand, TakesAUtcUntilAsAnInstant) {
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;UNTIL=20261130T080000Z";
    EXPECT_EQ(starts(component).size(), 2U);
    component.rrule = "FREQ=WEEKLY;UNTIL=20261130T075959Z";
    EXPECT_EQ(starts(component).size(), 1U);
}

TEST(Expand, TakesAMidnightInUtcAsTheLastDayOfASeriesOfDays) {
    const Component days_off =
        series(day(2026y / November / 23), day(2026y / November / 24), "FREQ=DAILY;UNTIL=20261125T000000Z");
    EXPECT_EQ(expand(days_off, {}, "America/New_York", whole_year).dates.size(), 3U);
}

TEST(Expand, LeavesOutExdatesInAnyZone) {
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;COUNT=4";
    component.exdates = {at(2026y / November / 23, 9h), utc(2026y / November / 30, 8h),
                         at(2026y / December / 7, 3h, "New York")};
    EXPECT_EQ(only(component), "Mon 14 Dec 2026 08:00 - Mon 14 Dec 2026 09:00");
}

TEST(Expand, LeavesOutTheDayOfAnExdateThatIsADate) {
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;COUNT=2";
    component.exdates = {day(2026y / November / 23)};
    EXPECT_EQ(only(component), "Mon 30 Nov 2026 08:00 - Mon 30 Nov 2026 09:00");
}

TEST(Expand, LeavesOutTheDayOfAnExdateWithATimeInASeriesOfDays) {
    Component component =
        series(day(2026y / November / 23), day(2026y / November / 24), "FREQ=DAILY;COUNT=2");
    component.exdates = {at(2026y / November / 24, 0h)};
    EXPECT_EQ(only(component), "Sun 22 Nov 2026 23:00 - Mon 23 Nov 2026 23:00");
}

TEST(Expand, TakesAFloatingExdateInTheZoneOfTheSeriesToo) {
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;COUNT=2";
    component.exdates = {floating(2026y / November / 23, 9h)};
    EXPECT_EQ(expand(component, zones, "Asia/Tokyo", whole_year).dates.size(), 1U);
}

TEST(Expand, AddsRdatesOnce) {
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;COUNT=2";
    component.rdates = {at(2026y / November / 25, 9h), utc(2026y / November / 30, 8h),
                        day(2026y / November / 26)};
    EXPECT_EQ(starts(component),
              (std::vector<std::string>{"Mon 23 Nov 2026 08:00", "Wed 25 Nov 2026 08:00",
                                        "Thu 26 Nov 2026 08:00", "Mon 30 Nov 2026 08:00"}));
}

TEST(Expand, KeepsTheStartBesideRdatesWithoutARule) {
    Component component = mondays();
    component.rrule.reset();
    component.rdates = {at(2026y / November / 25, 9h)};
    EXPECT_EQ(starts(component).size(), 2U);
}

TEST(Expand, ReturnsWhatReachesIntoTheWindowOnly) {
    const auto monday = [](int days_after) { return sys_days{2026y / November / 23} + days{days_after}; };
    EXPECT_EQ(starts(mondays(), {monday(0) + 9h, monday(7) + 8h}).size(), 0U);
    EXPECT_EQ(starts(mondays(), {monday(0) + 8h + 59min, monday(7) + 8h + 1min}).size(), 2U);
}

TEST(Expand, SaysThatASeriesGoesOn) {
    EXPECT_TRUE(expanded(mondays()).goes_on);
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;COUNT=3";
    EXPECT_FALSE(expanded(component).goes_on);
    component.rrule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO";
    EXPECT_TRUE(expanded(component).goes_on);
}

TEST(Expand, SaysThatASeriesGoesOnByAnRdateAlone) {
    Component component = meeting(at(2026y / November / 23, 9h), at(2026y / November / 23, 10h));
    component.rdates = {at(2030y / November / 25, 9h)};
    EXPECT_TRUE(expanded(component).goes_on);
    component.exdates = component.rdates;
    EXPECT_FALSE(expanded(component).goes_on);
}

TEST(Expand, SaysThatASeriesHasAPast) {
    const Interval later{sys_days{2027y / January / 1}, sys_days{2027y / February / 1}};
    EXPECT_TRUE(expanded(mondays(), later).has_past);
    EXPECT_FALSE(expanded(mondays()).has_past);
}

TEST(Expand, HasNoPastWhenExdateTakesItOut) {
    Component component = mondays();
    component.exdates = {at(2026y / November / 23, 9h), at(2026y / November / 30, 9h)};
    EXPECT_FALSE(
        expanded(component, {sys_days{2026y / December / 5}, sys_days{2027y / February / 1}}).has_past);
}

TEST(Expand, TakesASingleMeetingAsOneDate) {
    const Component component = meeting(at(2026y / November / 23, 9h), at(2026y / November / 23, 10h));
    EXPECT_EQ(only(component), "Mon 23 Nov 2026 08:00 - Mon 23 Nov 2026 09:00");
    EXPECT_FALSE(expanded(component).goes_on);
    EXPECT_TRUE(expanded(component, {sys_days{2028y / January / 1}, sys_days{2029y / January / 1}}).has_past);
    EXPECT_TRUE(expanded(component, {sys_days{2025y / January / 1}, sys_days{2026y / January / 1}}).goes_on);
}

// What cannot be looked through is never taken for what has no dates.
TEST(Expand, TakesARuleOnWhichItGivesUpForOneWithTooManyDates) {
    Component component = mondays();
    component.rrule = "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1";
    EXPECT_TRUE(expanded(component).too_many);
    EXPECT_TRUE(expanded(component).goes_on);
}

// 24 hours before and after are looked at too: they must not fill the bound.
TEST(Expand, FindsTheDatesOfADayOfManyAmongTheOthers) {
    Component component = mondays();
    component.rrule = "FREQ=MINUTELY;UNTIL=20270101";
    const Expansion day =
        expanded(component, {sys_days{2026y / December / 7}, sys_days{2026y / December / 8}});
    EXPECT_FALSE(day.too_many);
    EXPECT_EQ(day.dates.size(), 1440U + 59U);  // those that begin in the hour before midnight too
}

TEST(Expand, SaysWhenThereAreTooManyDates) {
    Component component = mondays();
    component.rrule = "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17";
    EXPECT_TRUE(expanded(component).too_many);
    component.rrule = "FREQ=SECONDLY;COUNT=9999";
    EXPECT_TRUE(expanded(component).too_many);
    component.rrule = "FREQ=DAILY";
    EXPECT_FALSE(expanded(component).too_many);
}

TEST(Expand, IgnoresHoursInASeriesOfDays) {
    const Component component =
        series(day(2026y / November / 23), day(2026y / November / 24), "FREQ=DAILY;BYHOUR=9,10;COUNT=1");
    EXPECT_EQ(only(component), "Sun 22 Nov 2026 23:00 - Mon 23 Nov 2026 23:00");
}

// SPEC ruling 17: the offsets of the message count where those of the known zone differ from them.
TEST(Expand, FollowsTheMessageWhereTheKnownZoneDiffers) {
    Zone zone = own_rules;
    zone.known = berlin;
    const Component component = series(at(2027y / March / 15, 9h, zone.tzid),
                                       at(2027y / March / 15, 10h, zone.tzid), "FREQ=WEEKLY;COUNT=1");
    const auto dates = expand(component, {zone}, berlin, whole_year).dates;
    EXPECT_EQ(text(dates.at(0).time.start), "Mon 15 Mar 2027 07:00");
}

TEST(Expand, KnowsThatASeriesOfManyDatesADayGoesOn) {
    const Component hourly =
        series(at(2026y / November / 23, 9h), at(2026y / November / 23, 9h), "FREQ=HOURLY");
    EXPECT_TRUE(
        expanded(hourly, {sys_days{2026y / November / 23}, sys_days{2026y / November / 25} + 30min}).goes_on);
}

}  // namespace
}  // namespace reserve
