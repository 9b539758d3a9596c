#include "tests/reserve/reading/tnef/winmail_cast.hpp"

namespace reserve {
namespace {

using namespace winmail_test;

TEST(ReadWinmail, ReadsASeriesInItsZone) {
    const Component meeting = component(series({}));
    EXPECT_EQ(meeting.start, nine_in_berlin);
    EXPECT_EQ(meeting.end->local, monday_wall + 10h);
    EXPECT_EQ(meeting.rrule, "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO;COUNT=10");
}

TEST(ReadWinmail, ReadsTheZoneOfOlderOutlooks) {
    const auto properties = with(identity(), {named(appointment, 0x8216, binary, Weekly{}.octets()),
                                              named(appointment, 0x8233, binary, berlin_struct)});
    const Invitation meeting = invitation(read(properties));
    ASSERT_EQ(meeting.zones.size(), 1U);
    EXPECT_EQ(meeting.zones[0].tzid, "Customized Time Zone");
    EXPECT_FALSE(meeting.zones[0].rules.empty());
}

TEST(ReadWinmail, LeavesDeletedDatesOut) {
    const Component meeting =
        component(series({.deleted = u32(1) + minutes(monday_wall + std::chrono::days(7))}));
    ASSERT_EQ(meeting.exdates.size(), 1U);
    EXPECT_EQ(meeting.exdates[0].local, monday_wall + std::chrono::days(7) + 9h);
}

TEST(ReadWinmail, ReadsAChangedOccurrence) {
    const auto second = monday_wall + std::chrono::days(7);
    constexpr std::uint16_t subject_and_location = 0x0011;
    const std::string changed = minutes(second + 14h) + minutes(second + 15h) + minutes(second + 9h) +
                                u16(subject_and_location) + u16(4) + u16(3) + "New" + u16(5) + u16(4) +
                                "Rome";
    const Invitation meeting = invitation(read(series({.deleted = u32(1) + minutes(second),
                                                       .modified = u32(1) + minutes(second),
                                                       .exceptions = u16(1) + changed})));
    ASSERT_EQ(meeting.components.size(), 2U);
    EXPECT_TRUE(meeting.components[0].exdates.empty());
    EXPECT_EQ(meeting.components[1].recurrence_id->local, second + 9h);
    EXPECT_EQ(meeting.components[1].start.local, second + 14h);
    EXPECT_EQ(meeting.components[1].end->local, second + 15h);
}

TEST(ReadWinmail, ReadsASeriesOfWholeDays) {
    const Component meeting = component(
        with(series({.offsets = u32(0) + u32(1440)}), {named(appointment, 0x8215, boolean, u32(1))}));
    EXPECT_TRUE(meeting.start.date_only);
    EXPECT_EQ(meeting.end->local, monday_wall + 24h);
}

TEST(ReadWinmail, ReadsAMessageAboutOneOccurrence) {
    const auto properties =
        with(with(identity(outlook_id_of_7_december), times(monday + 176h, monday + 177h)),
             {named(appointment, 0x8228, systime, filetime(monday + 176h))});
    const Component meeting = component(properties);
    EXPECT_EQ(meeting.uid, uid);
    EXPECT_EQ(meeting.recurrence_id->local, monday_wall + 176h);
}

TEST(ReadWinmail, FindsTheOccurrenceByItsDateAndTheClockOfTheSeries) {
    const auto properties =
        with(with(identity(outlook_id_of_7_december), times(monday + 176h, monday + 177h)),
             {named(meeting, 0x000E, integer, u32(9 << 12 | 30 << 6)),
              named(appointment, 0x8260, binary, berlin)});
    const Component meeting = component(properties);
    EXPECT_EQ(meeting.recurrence_id->local, monday_wall + std::chrono::days(7) + 9h + 30min);
    EXPECT_EQ(meeting.recurrence_id->tzid, "W. Europe Standard Time");
}

TEST(ReadWinmail, SaysWhenItDoesNotSayWhichOccurrence) {
    const auto reading = read(with(identity(outlook_id_of_7_december), times(monday, monday + 1h)));
    EXPECT_EQ(unreadable(reading).reason, "the winmail.dat does not say which occurrence it is about");
    EXPECT_EQ(unreadable(reading).uid, uid);
}

}  // namespace
}  // namespace reserve
