#include "tests/reserve/expansion/expansion_cast.hpp"

namespace reserve {
namespace {

using namespace expansion_test;

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
    EXPECT_EQ(named(at(2026y / November / 30, 9h, "New York")), "none");
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
    EXPECT_EQ(text(start_of_day_after(evening, days{0}, berlin)), "Mon 23 Nov 2026 23:00");
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
