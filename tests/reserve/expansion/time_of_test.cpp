#include <stdexcept>

#include "tests/reserve/expansion/expansion_cast.hpp"

namespace reserve {
namespace {

using namespace expansion_test;

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

TEST(TimeOf, KeepsItsLengthWhereTheGapPutsItsEndBeforeItsStart) {
    const Component component =
        meeting(at(2027y / March / 28, 2h + 45min), at(2027y / March / 28, 3h + 15min));
    EXPECT_EQ(text(time_of(component, zones, berlin)), "Sun 28 Mar 2027 01:45 - Sun 28 Mar 2027 02:15");
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

}  // namespace
}  // namespace reserve
