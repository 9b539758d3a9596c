#include "reserve/expansion/expansion.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace reserve {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

const std::string berlin = "Europe/Berlin";
const Zone known_berlin{.tzid = "W. Europe Standard Time", .known = berlin, .rules = {}};
const std::vector<Zone> zones{known_berlin, {.tzid = "New York", .known = "America/New_York", .rules = {}}};

CalendarTime at(year_month_day date, seconds time, std::string tzid = known_berlin.tzid) {
    return {local_days{date} + time, CalendarTime::Kind::zoned, false, std::move(tzid)};
}
CalendarTime utc(year_month_day date, seconds time) {
    return {local_days{date} + time, CalendarTime::Kind::utc, false, ""};
}
CalendarTime floating(year_month_day date, seconds time) {
    return {local_days{date} + time, CalendarTime::Kind::floating, false, ""};
}
CalendarTime day(year_month_day date) { return {local_days{date}, CalendarTime::Kind::floating, true, ""}; }

Component meeting(CalendarTime start, CalendarTime end) {
    Component component;
    component.start = std::move(start);
    component.end = std::move(end);
    return component;
}
Component series(CalendarTime start, CalendarTime end, std::string rule) {
    Component component = meeting(std::move(start), std::move(end));
    component.rrule = std::move(rule);
    return component;
}
// Every Monday from 23 November 2026, nine to ten in Berlin: 8 to 9 UTC in winter, 7 to 8 in summer.
Component mondays() {
    return series(at(2026y / November / 23, 9h), at(2026y / November / 23, 10h), "FREQ=WEEKLY");
}

constexpr Interval whole_year{sys_days{2026y / November / 1}, sys_days{2027y / November / 1}};

Expansion expanded(const Component& component, Interval window = whole_year) {
    return expand(component, zones, berlin, window);
}

std::string text(Instant instant) { return in_words(instant, "UTC"); }
std::string text(const Interval& time) { return text(time.start) + " - " + text(time.end); }

std::vector<std::string> starts(const Component& component, Interval window = whole_year) {
    std::vector<std::string> result;
    for (const Date& date : expanded(component, window).dates) result.push_back(text(date.time.start));
    return result;
}
std::string only(const Component& component) {
    const auto dates = expanded(component).dates;
    return dates.size() == 1 ? text(dates.front().time) : std::to_string(dates.size()) + " dates";
}

TEST(TimeOf, ReadsTheWallClockInTheKnownZone) {
    EXPECT_EQ(text(time_of(mondays(), zones, berlin)), "Mon 23 Nov 2026 08:00 - Mon 23 Nov 2026 09:00");
}

TEST(TimeOf, ReadsFloatingTimesInTheRoomsZone) {
    const Component lunch =
        meeting(floating(2026y / November / 23, 12h), floating(2026y / November / 23, 13h));
    EXPECT_EQ(text(time_of(lunch, {}, "Asia/Tokyo")), "Mon 23 Nov 2026 03:00 - Mon 23 Nov 2026 04:00");
}

TEST(TimeOf, TakesOneDayForADateWithoutEnd) {
    Component component;
    component.start = day(2026y / November / 23);
    EXPECT_EQ(text(time_of(component, {}, berlin)), "Sun 22 Nov 2026 23:00 - Mon 23 Nov 2026 23:00");
}

TEST(TimeOf, TakesNoTimeForATimeWithoutEnd) {
    Component component;
    component.start = utc(2026y / November / 23, 9h);
    EXPECT_EQ(text(time_of(component, {}, berlin)), "Mon 23 Nov 2026 09:00 - Mon 23 Nov 2026 09:00");
}

TEST(TimeOf, TakesAnEndInAnotherZone) {
    const Component call =
        meeting(at(2026y / November / 23, 15h), at(2026y / November / 23, 10h, "New York"));
    EXPECT_EQ(text(time_of(call, zones, berlin)), "Mon 23 Nov 2026 14:00 - Mon 23 Nov 2026 15:00");
}

TEST(TimeOf, TakesDaysOfADurationByTheWallClockAndHoursExactly) {
    Component component;
    component.start = at(2027y / March / 27, 12h);
    component.duration = Duration{.days = days{1}, .exact = {}};
    EXPECT_EQ(text(time_of(component, zones, berlin)), "Sat 27 Mar 2027 11:00 - Sun 28 Mar 2027 10:00");
    component.duration = Duration{.days = {}, .exact = 24h};
    EXPECT_EQ(text(time_of(component, zones, berlin)), "Sat 27 Mar 2027 11:00 - Sun 28 Mar 2027 11:00");
}

TEST(TimeOf, KeepsItsLengthWhenItBeginsInTheGap) {
    const Component component =
        meeting(at(2027y / March / 28, 2h + 30min), at(2027y / March / 28, 3h + 30min));
    EXPECT_EQ(text(time_of(component, zones, berlin)), "Sun 28 Mar 2027 01:30 - Sun 28 Mar 2027 02:30");
}

TEST(TimeOf, EndsWhenItSaysWhenItBeginsInTheGap) {
    const Component component = meeting(at(2027y / March / 28, 2h + 30min), at(2027y / March / 28, 4h));
    EXPECT_EQ(text(time_of(component, zones, berlin)), "Sun 28 Mar 2027 01:30 - Sun 28 Mar 2027 02:00");
}

TEST(Resolve, TakesTheOffsetBeforeAGap) {
    EXPECT_EQ(text(resolve(at(2027y / March / 28, 2h + 30min), zones, berlin)), "Sun 28 Mar 2027 01:30");
}

TEST(Resolve, TakesTheFirstOfTwo) {
    EXPECT_EQ(text(resolve(at(2026y / October / 25, 2h + 30min), zones, berlin)), "Sun 25 Oct 2026 00:30");
}

TEST(Resolve, ThrowsWhenAZoneIsMissing) {
    EXPECT_THROW(resolve(at(2026y / October / 25, 2h, "Nowhere"), zones, berlin), std::runtime_error);
    EXPECT_THROW(resolve(day(2026y / October / 25), zones, "Europe/Nowhere"), std::runtime_error);
}

// A VTIMEZONE that springs forward on 14 March 2027, 01:00 UTC, and back on 31 October.
const Zone own_rules{.tzid = "Customized Time Zone",
                     .known = std::nullopt,
                     .rules = {{sys_days{2026y / October / 25} + 1h, 1h},
                               {sys_days{2027y / March / 14} + 1h, 2h},
                               {sys_days{2027y / October / 31} + 1h, 1h}}};

Instant resolve_own(year_month_day date, seconds time) {
    return resolve(at(date, time, own_rules.tzid), {own_rules}, berlin);
}

TEST(Resolve, TakesTheOffsetsOfTheMessage) {
    EXPECT_EQ(text(resolve_own(2027y / March / 15, 9h)), "Mon 15 Mar 2027 07:00");
    EXPECT_EQ(text(resolve_own(2027y / November / 1, 9h)), "Mon 1 Nov 2027 08:00");
}

TEST(Resolve, TakesTheFirstOffsetForAllBefore) {
    EXPECT_EQ(text(resolve_own(1999y / July / 1, 9h)), "Thu 1 Jul 1999 08:00");
}

TEST(Resolve, TakesTheOffsetBeforeAGapOfTheMessage) {
    EXPECT_EQ(text(resolve_own(2027y / March / 14, 1h + 59min)), "Sun 14 Mar 2027 00:59");
    EXPECT_EQ(text(resolve_own(2027y / March / 14, 2h + 30min)), "Sun 14 Mar 2027 01:30");
    EXPECT_EQ(text(resolve_own(2027y / March / 14, 3h)), "Sun 14 Mar 2027 01:00");
}

TEST(Resolve, TakesTheFirstOfTwoInTheMessage) {
    EXPECT_EQ(text(resolve_own(2027y / October / 31, 2h + 30min)), "Sun 31 Oct 2027 00:30");
    EXPECT_EQ(text(resolve_own(2027y / October / 31, 3h)), "Sun 31 Oct 2027 02:00");
}

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

TEST(Expand, SaysWhenThereAreTooManyDates) {
    Component component = mondays();
    component.rrule = "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17";
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

std::string named(CalendarTime recurrence_id, const Component& component = mondays()) {
    Component exception;
    exception.recurrence_id = std::move(recurrence_id);
    const auto instant = recurrence_instant(exception, zones, component, zones, berlin);
    return instant ? text(*instant) : "none";
}

TEST(RecurrenceInstant, IsFoundInAnyZone) {
    EXPECT_EQ(named(at(2026y / November / 30, 9h)), "Mon 30 Nov 2026 08:00");
    EXPECT_EQ(named(utc(2026y / November / 30, 8h)), "Mon 30 Nov 2026 08:00");
    EXPECT_EQ(named(at(2026y / November / 30, 3h, "New York")), "Mon 30 Nov 2026 08:00");
}

TEST(RecurrenceInstant, IsFoundByItsDay) {
    EXPECT_EQ(named(day(2026y / November / 30)), "Mon 30 Nov 2026 08:00");
    EXPECT_EQ(named(day(2026y / December / 1)), "none");
}

TEST(RecurrenceInstant, IsFoundByADateTimeInASeriesOfDays) {
    const Component days_off = series(day(2026y / November / 23), day(2026y / November / 24), "FREQ=DAILY");
    EXPECT_EQ(named(at(2026y / November / 25, 0h), days_off), "Tue 24 Nov 2026 23:00");
}

TEST(RecurrenceInstant, IsNothingWhereTheSeriesHasNoSuchDate) {
    EXPECT_EQ(named(at(2026y / December / 1, 9h)), "none");
    EXPECT_EQ(named(utc(2026y / November / 30, 9h)), "none");
    EXPECT_EQ(named(at(2026y / November / 16, 9h)), "none");
}

TEST(RecurrenceInstant, IsTheStartOfASingleMeeting) {
    const Component single = meeting(at(2026y / November / 23, 9h), at(2026y / November / 23, 10h));
    EXPECT_EQ(named(utc(2026y / November / 23, 8h), single), "Mon 23 Nov 2026 08:00");
}

TEST(RecurrenceInstant, IsFoundByTheWallClockWhereTheExceptionsZoneHasOtherOffsets) {
    Component exception;
    exception.recurrence_id = at(2026y / November / 30, 9h);
    const Zone without_dst{.tzid = known_berlin.tzid, .known = std::nullopt, .rules = {{Instant{}, 2h}}};
    EXPECT_EQ(recurrence_instant(exception, {without_dst}, mondays(), zones, berlin),
              Instant(sys_days{2026y / November / 30} + 8h));
}

TEST(StartOfDay, IsMidnightInTheZone) {
    const Instant evening = sys_days{2026y / November / 23} + 23h + 30min;
    EXPECT_EQ(text(start_of_day(evening, berlin)), "Mon 23 Nov 2026 23:00");
    EXPECT_EQ(text(start_of_day_after(evening, days{180}, berlin)), "Sat 22 May 2027 22:00");
}

TEST(InWords, SaysDayAndTimeInTheZone) {
    EXPECT_EQ(in_words(sys_days{2026y / November / 24} + 8h, berlin), "Tue 24 Nov 2026 09:00");
}

TEST(IsZone, KnowsOlsonNamesAndLinks) {
    EXPECT_TRUE(is_zone("Europe/Berlin"));
    EXPECT_TRUE(is_zone("US/Eastern"));
    EXPECT_FALSE(is_zone("W. Europe Standard Time"));
    EXPECT_FALSE(is_zone("../../etc/passwd"));
    EXPECT_FALSE(is_zone(""));
}

}  // namespace
}  // namespace reserve
