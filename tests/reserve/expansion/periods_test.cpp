// RDATE;VALUE=PERIOD (RFC 5545 3.8.5.2): as Lotus Notes writes every date of a series.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reserve/expansion/expansion.hpp"

namespace reserve {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

const std::string berlin = "Europe/Berlin";
const std::vector<Zone> zones{{.tzid = "Berlin", .known = berlin, .rules = {}}};

CalendarTime at(year_month_day date, seconds time) {
    return {local_days{date} + time, CalendarTime::Kind::zoned, false, "Berlin"};
}
CalendarTime utc(year_month_day date, seconds time) {
    return {local_days{date} + time, CalendarTime::Kind::utc, false, ""};
}
CalendarTime day(year_month_day date) { return {local_days{date}, CalendarTime::Kind::floating, true, ""}; }

// Monday 23 November 2026, nine to ten in Berlin: 8 to 9 UTC.
Component monday() {
    Component component;
    component.start = at(2026y / November / 23, 9h);
    component.end = at(2026y / November / 23, 10h);
    return component;
}

std::vector<std::string> times(const Component& component,
                               Interval window = {sys_days{2026y / November / 1},
                                                  sys_days{2027y / November / 1}}) {
    std::vector<std::string> texts;
    for (const Date& date : expand(component, zones, berlin, window).dates)
        texts.push_back(in_words(date.time.start, "UTC") + " +" +
                        std::to_string((date.time.end - date.time.start) / 1min));
    return texts;
}

using Times = std::vector<std::string>;

TEST(ExpandPeriods, GivesEachDateTheLengthOfItsPeriod) {
    Component component = monday();
    component.periods = {{at(2026y / November / 30, 9h), at(2026y / November / 30, 11h), {}},
                         {utc(2026y / December / 1, 8h), {}, Duration{.days = {}, .exact = 90min}}};
    EXPECT_EQ(times(component),
              (Times{"Mon 23 Nov 2026 08:00 +60", "Mon 30 Nov 2026 08:00 +120", "Tue 1 Dec 2026 08:00 +90"}));
}

TEST(ExpandPeriods, LastWholeDaysInASeriesOfDaysAndAtLeastOne) {
    Component component;
    component.start = day(2026y / November / 23);
    component.periods = {{day(2026y / November / 30), day(2026y / November / 30), {}},
                         {day(2026y / December / 7), {}, Duration{.days = days{1}, .exact = 12h}}};
    EXPECT_EQ(times(component), (Times{"Sun 22 Nov 2026 23:00 +1440", "Sun 29 Nov 2026 23:00 +1440",
                                       "Sun 6 Dec 2026 23:00 +2880"}));
}

TEST(ExpandPeriods, CountBeforeTheLengthOfTheEventWhereBothNameADate) {
    Component component = monday();
    component.rrule = "FREQ=WEEKLY;COUNT=2";
    component.rdates = {at(2026y / November / 23, 9h)};
    component.periods = {{at(2026y / November / 23, 9h), at(2026y / November / 23, 12h), {}}};
    EXPECT_EQ(times(component), (Times{"Mon 23 Nov 2026 08:00 +180", "Mon 30 Nov 2026 08:00 +60"}));
}

TEST(ExpandPeriods, AreTakenOutByExdate) {
    Component component = monday();
    component.periods = {{at(2026y / November / 30, 9h), at(2026y / November / 30, 11h), {}}};
    component.exdates = {at(2026y / November / 30, 9h)};
    EXPECT_EQ(times(component), Times{"Mon 23 Nov 2026 08:00 +60"});
}

TEST(ExpandPeriods, ReachIntoTheWindowByTheirOwnLength) {
    Component component = monday();
    component.periods = {{at(2026y / November / 30, 9h), {}, Duration{.days = days{3}, .exact = 0s}}};
    EXPECT_EQ(times(component, {sys_days{2026y / December / 3}, sys_days{2026y / December / 4}}).size(), 1U);
}

TEST(ExpandPeriods, CountInDaysInASeriesOfDays) {
    Component component;
    component.start = day(2026y / November / 23);
    component.periods = {{day(2026y / November / 30), day(2026y / December / 2), {}}};
    EXPECT_EQ(times(component), (Times{"Sun 22 Nov 2026 23:00 +1440", "Sun 29 Nov 2026 23:00 +2880"}));
}

}  // namespace
}  // namespace reserve
