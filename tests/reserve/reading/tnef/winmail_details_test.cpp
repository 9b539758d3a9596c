// What a winmail.dat says beside the plain case: who, when, which zone.
#include <algorithm>

#include "reserve/reading/tnef/appointment_recurrence.hpp"
#include "tests/reserve/reading/mails.hpp"
#include "tests/reserve/reading/tnef/winmail_cast.hpp"

namespace reserve {
namespace {

using namespace winmail_test;

std::string text(const std::string& value) { return value + '\0'; }

std::vector<std::string> only_id() { return {named(meeting, 0x0003, binary, outlook_id)}; }

std::vector<std::string> at_eight() {
    return with(winmail_test::identity(), times(monday + 8h, monday + 9h));
}

TEST(WinmailVersion, IsTheTimeOfSubmissionWhereNoChangeIsTold) {
    const auto properties =
        with(with(only_id(), times(monday, monday + 1h)), {tagged(0x0039, systime, filetime(monday - 100h))});
    EXPECT_EQ(component(properties).dtstamp, monday - 100h);
}

TEST(WinmailVersion, IsTheDateOfTheMailWhereNoTimeIsTold) {
    const std::string container = winmail(request_class, with(only_id(), times(monday, monday + 1h)));
    const Reading reading = test::read(test::crlf(
        std::string(test::envelope) +
        "Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n" + base64(container)));
    EXPECT_EQ(only_component(reading).dtstamp,
              std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + 6h + 15min);
}

TEST(WinmailPeople, AreNotKnownByWhatIsNoAddress) {
    const auto properties = with(at_eight(), {tagged(0x5D02, string8, text("Anna Keller"))});
    EXPECT_EQ(component(properties).organizer, "anna.keller@example.com");
}

TEST(WinmailPeople, AreOneWhereTheOrganizerSendsIt) {
    const auto properties = with(at_eight(), {tagged(0x5D01, string8, text("anna.keller@example.com"))});
    EXPECT_EQ(component(properties).booked_by, "");
}

TEST(WinmailClass, IsPrivateAlsoWhereItIsConfidential) {
    EXPECT_TRUE(component(with(at_eight(), {tagged(0x0036, integer, u32(3))})).is_private);
    EXPECT_FALSE(component(with(at_eight(), {tagged(0x0036, integer, u32(1))})).is_private);
}

TEST(WinmailOccurrence, IsFoundByAClockOfAnyMinute) {
    const auto properties =
        with(with(winmail_test::identity(outlook_id_of_7_december), times(monday + 176h, monday + 177h)),
             {named(meeting, 0x000E, integer, u32(9 << 12 | 45 << 6)),
              named(appointment, 0x8260, binary, berlin)});
    EXPECT_EQ(component(properties).recurrence_id->local, monday_wall + std::chrono::days(7) + 9h + 45min);
}

TEST(WinmailOccurrence, IsNoSeriesThoughItsRuleIsThere) {
    const auto properties = with(
        with(winmail_test::identity(outlook_id_of_7_december), times(monday + 176h, monday + 177h)),
        {named(appointment, 0x8228, systime, filetime(monday + 176h)),
         named(appointment, 0x8216, binary, Weekly{}.octets()), named(appointment, 0x8260, binary, berlin)});
    const Component occurrence = component(properties);
    EXPECT_TRUE(occurrence.recurrence_id.has_value());
    EXPECT_FALSE(occurrence.rrule.has_value());
}

TEST(WinmailSeries, MayColourAChangedDate) {
    constexpr std::uint16_t colour = 0x0100;
    const auto second = monday_wall + std::chrono::days(7), third = monday_wall + std::chrono::days(14);
    const auto times_of = [](std::chrono::local_seconds day) {
        return minutes(day + 14h) + minutes(day + 15h) + minutes(day + 9h);
    };
    const Invitation meeting = invitation(read(series(
        {.deleted = u32(2) + minutes(second) + minutes(third),
         .modified = u32(2) + minutes(second) + minutes(third),
         .exceptions = u16(2) + times_of(second) + u16(colour) + u32(0x00FF00) + times_of(third) + u16(0)})));
    ASSERT_EQ(meeting.components.size(), 3U);
    EXPECT_EQ(meeting.components[2].start.local, third + 14h);
}

TEST(WinmailSeries, HasNoMoreDatesThanAreAllowed) {
    const auto second = monday_wall + std::chrono::days(7), third = monday_wall + std::chrono::days(14);
    const std::string blob = Weekly{.deleted = u32(2) + minutes(second) + minutes(third)}.octets();
    EXPECT_TRUE(read_appointment_recurrence(blob, 2).has_value());
    EXPECT_FALSE(read_appointment_recurrence(blob, 1).has_value());
}

// The zone of a series that says nothing of it but this.
Zone zone_of(std::uint32_t lid, const std::string& definition) {
    const auto properties = with(
        winmail_test::identity(),
        {named(appointment, 0x8216, binary, Weekly{}.octets()), named(appointment, lid, binary, definition)});
    const Invitation meeting = invitation(read(properties));
    return meeting.zones.empty() ? Zone{} : meeting.zones.front();
}

TEST(WinmailZone, ChangesByTheClockBeforeTheChange) {
    const Instant end_of_summer = std::chrono::sys_days(std::chrono::year(2027) / 10 / 31) + 1h;
    const Instant end_of_winter = std::chrono::sys_days(std::chrono::year(2027) / 3 / 28) + 1h;
    const Zone zone = zone_of(0x8233, berlin_struct);
    EXPECT_EQ(std::ranges::count(zone.rules, ZoneOffset{.since = end_of_summer, .offset = 1h}), 1);
    EXPECT_EQ(std::ranges::count(zone.rules, ZoneOffset{.since = end_of_winter, .offset = 2h}), 1);
}

TEST(WinmailZone, HasNoSummerWhereOneOfTheChangesIsMissing) {
    const std::string never(16, '\0');
    const Zone zone = zone_of(0x8233, biases + u16(0) + last_sunday_of_october + u16(0) + never);
    ASSERT_FALSE(zone.rules.empty());
    EXPECT_TRUE(std::ranges::all_of(zone.rules, [](const ZoneOffset& rule) { return rule.offset == 1h; }));
}

TEST(WinmailZone, IsTheOneInForceOfSeveral) {
    const std::string key = "Nowhere";
    const std::string header = u16(2) + u16(key.size()) + utf16(key) + u16(2);
    const auto rule = [](std::uint16_t flags, const std::string& of) {
        return u16(0x0102) + u16(0x3E) + u16(flags) + u16(2007) + std::string(14, '\0') + of +
               last_sunday_of_october + last_sunday_of_march;
    };
    const std::string utc = u32(0) + u32(0) + u32(0);
    const Zone zone =
        zone_of(0x8260, u16(0x0102) + u16(header.size()) + header + rule(2, biases) + rule(0, utc));
    EXPECT_TRUE(std::ranges::any_of(zone.rules, [](const ZoneOffset& z) { return z.offset == 2h; }));
}

TEST(WinmailDays, AreWholeOnlyFromMidnightToMidnight) {
    const Component meeting = component(
        with(with(winmail_test::identity(), times(monday, monday + 24h)),
             {named(appointment, 0x8215, boolean, u32(1)), named(appointment, 0x825E, binary, berlin)}));
    EXPECT_FALSE(meeting.start.date_only);
    EXPECT_EQ(meeting.start.local, monday_wall);
}

TEST(WinmailProperties, AreThoseOfTheirSet) {
    const std::string other(16, '\x7F');
    const auto properties = with({named(other, 0x0003, binary, outlook_id)}, times(monday + 8h, monday + 9h));
    EXPECT_EQ(unreadable(read(properties)).reason, "the winmail.dat has no GlobalObjectId");
}

TEST(WinmailProperties, AreNotThoseThatAreNamedByAText) {
    const std::string name = utf16("Keywords") + u16(0);
    const std::string keywords = u32(0x8216U << 16 | binary) + appointment + u32(1) + u32(name.size()) +
                                 padded(name) + value_of(binary, "none");
    EXPECT_FALSE(component(with(at_eight(), {keywords})).rrule.has_value());
}

}  // namespace
}  // namespace reserve
