// Several RRULEs (RFC 5545 3.8.5.3) and EXRULE (RFC 2445 4.8.5.2).
#include "tests/reserve/expansion/expansion_cast.hpp"

namespace reserve {
namespace {

using namespace expansion_test;
using Starts = std::vector<std::string>;

TEST(SeveralRules, GiveTheDatesOfAllOfThemOnce) {
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;COUNT=3";
    component.further_rrules = {"FREQ=DAILY;INTERVAL=14;COUNT=2", "FREQ=WEEKLY;BYDAY=FR;COUNT=1"};
    EXPECT_EQ(starts(component), (Starts{"Mon 23 Nov 2026 08:00", "Fri 27 Nov 2026 08:00",
                                         "Mon 30 Nov 2026 08:00", "Mon 7 Dec 2026 08:00"}));
}

TEST(SeveralRules, TakeOutTheDatesOfAnExrule) {
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;COUNT=5";
    component.exrules = {"FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;COUNT=2"};
    EXPECT_EQ(starts(component), Starts{"Mon 14 Dec 2026 08:00"});
}

TEST(SeveralRules, TakeOutByTheWallClockOfTheSeriesOverDst) {
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;UNTIL=20270412T235959Z";
    component.exrules = {"FREQ=MONTHLY;BYDAY=2MO,3MO,4MO,5MO"};
    const Interval spring{sys_days{2027y / March / 1}, sys_days{2027y / May / 1}};
    EXPECT_EQ(starts(component, spring), (Starts{"Mon 1 Mar 2027 08:00", "Mon 5 Apr 2027 07:00"}));
}

TEST(SeveralRules, TakeOutRdatesToo) {
    Component component = mondays();
    component.rrule = "FREQ=WEEKLY;COUNT=1";
    component.exrules = {"FREQ=WEEKLY;BYDAY=TU"};
    component.rdates = {at(2026y / November / 24, 9h), utc(2026y / December / 1, 8h),
                        at(2026y / November / 25, 9h)};
    EXPECT_EQ(starts(component), (Starts{"Mon 23 Nov 2026 08:00", "Wed 25 Nov 2026 08:00"}));
}

TEST(SeveralRules, GoOnWhereTheExruleEnds) {
    Component component = mondays();
    component.exrules = {"FREQ=WEEKLY;COUNT=200"};
    const Expansion expansion = expanded(component);
    EXPECT_TRUE(expansion.dates.empty());
    EXPECT_TRUE(expansion.goes_on);
    EXPECT_FALSE(expansion.has_past);
    EXPECT_FALSE(expansion.too_many);
}

TEST(SeveralRules, EndWhereAnExruleTakesOutAllThatFollows) {
    Component component = mondays();
    component.exrules = {"FREQ=DAILY"};
    const Expansion expansion = expanded(component);
    EXPECT_TRUE(expansion.dates.empty());
    EXPECT_FALSE(expansion.goes_on);
    EXPECT_FALSE(expansion.too_many);
}

TEST(SeveralRules, AreTooManyWhereTheyCannotBeLookedThrough) {
    Component component = mondays();
    component.rrule = "FREQ=SECONDLY";
    component.exrules = {"FREQ=SECONDLY"};
    EXPECT_TRUE(expanded(component).too_many);
    component.rrule = "FREQ=WEEKLY;COUNT=1";
    component.rdates = {at(2027y / June / 1, 9h), at(2026y / November / 23, 9h)};
    EXPECT_TRUE(expanded(component).too_many);
}

TEST(SeveralRules, HaveNoOccurrenceWhereTheExruleTookItOut) {
    Component component = mondays();
    component.exrules = {"FREQ=WEEKLY;INTERVAL=2"};
    Component occurrence = mondays();
    occurrence.rrule.reset();
    occurrence.recurrence_id = at(2026y / November / 30, 9h);
    EXPECT_TRUE(recurrence_instant(occurrence, zones, component, zones, berlin));
    occurrence.recurrence_id = at(2026y / December / 7, 9h);
    EXPECT_FALSE(recurrence_instant(occurrence, zones, component, zones, berlin));
}

}  // namespace
}  // namespace reserve
