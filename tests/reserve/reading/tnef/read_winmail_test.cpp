#include "tests/reserve/reading/tnef/winmail_cast.hpp"

namespace reserve {
namespace {

using namespace winmail_test;

TEST(ReadWinmail, TakesUidVersionAndPeople) {
    const Component meeting = component(with(identity(), times(monday + 8h, monday + 9h)));
    EXPECT_EQ(meeting.uid, uid);
    EXPECT_EQ(meeting.sequence, 3);
    EXPECT_EQ(meeting.dtstamp, monday - 240h);
    EXPECT_EQ(meeting.organizer, "anna.keller@example.com");
    EXPECT_EQ(meeting.summary, "Planning, 1; 2");
}

TEST(ReadWinmail, TakesStartAndEndAsInstants) {
    const Component meeting = component(with(identity(), times(monday + 8h, monday + 9h)));
    EXPECT_EQ(meeting.start.kind, CalendarTime::Kind::utc);
    EXPECT_EQ(meeting.start.local, monday_wall + 8h);
    EXPECT_EQ(meeting.end->local, monday_wall + 9h);
}

TEST(ReadWinmail, TakesWholeDaysAsDates) {
    const Component meeting = component(
        with(with(identity(), times(monday - 1h, monday + 23h)),
             {named(appointment, 0x8215, boolean, u32(1)), named(appointment, 0x825E, binary, berlin)}));
    EXPECT_TRUE(meeting.start.date_only);
    EXPECT_EQ(meeting.start.local, monday_wall);
    EXPECT_EQ(meeting.end->local, monday_wall + 24h);
}

TEST(ReadWinmail, KeepsTheInstantsOfWholeDaysInAZoneItDoesNotKnow) {
    const Component meeting = component(with(with(identity(), times(monday - 1h, monday + 23h)),
                                             {named(appointment, 0x8215, boolean, u32(1))}));
    EXPECT_FALSE(meeting.start.date_only);
    EXPECT_EQ(meeting.start.local, monday_wall - 1h);
}

TEST(ReadWinmail, KnowsAPrivateMeeting) {
    const auto open = with(identity(), times(monday, monday + 1h));
    EXPECT_FALSE(component(open).is_private);
    EXPECT_TRUE(component(with(open, {tagged(0x0036, integer, u32(2))})).is_private);
}

TEST(ReadWinmail, KnowsWhoSentItInTheOrganizersName) {
    const Component meeting =
        component(with(with(identity(), times(monday, monday + 1h)),
                       {tagged(0x5D01, string8, std::string("ben@example.com") + '\0')}));
    EXPECT_EQ(meeting.booked_by, "ben@example.com");
}

TEST(ReadWinmail, LeavesAnX500OrganizerToTheFromHeader) {
    const std::vector<std::string> properties{
        named(meeting, 0x0003, binary, outlook_id), tagged(0x0064, string8, std::string("EX") + '\0'),
        tagged(0x0065, string8, std::string("/O=EXAMPLE/CN=ANNA") + '\0')};
    EXPECT_EQ(component(with(properties, times(monday, monday + 1h))).organizer, "");
}

TEST(ReadWinmail, LetsNoSubjectWriteLines) {
    const auto properties =
        with(with({named(meeting, 0x0003, binary, outlook_id)}, times(monday, monday + 1h)),
             {tagged(0x0037, string8, std::string("x\r\nSTATUS:CANCELLED") + '\0')});
    const Component meeting = component(properties);
    EXPECT_FALSE(meeting.cancelled);
    EXPECT_EQ(meeting.summary, "x\nSTATUS:CANCELLED");
}

TEST(ReadWinmail, ReadsACancellation) {
    const auto reading = read(with(identity(), times(monday, monday + 1h)), cancel_class);
    EXPECT_EQ(invitation(reading).method, Method::cancel);
}

}  // namespace
}  // namespace reserve
