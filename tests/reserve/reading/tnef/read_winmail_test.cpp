#include "reserve/reading/tnef/read_winmail.hpp"

#include <gtest/gtest.h>

#include "tests/reserve/reading/tnef/winmail.hpp"

namespace reserve {
namespace {

using namespace reserve::test;
using namespace std::chrono_literals;

constexpr auto monday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 30);
constexpr auto monday_wall = std::chrono::local_days(std::chrono::year(2026) / 11 / 30);
constexpr Arrival arrival{.received_at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22),
                          .mail_date = std::nullopt};

const std::string id_start{"\x04\x00\x00\x00\x82\x00\xE0\x00\x74\xC5\xB7\x10\x1A\x82\xE0\x08", 16};
const std::string id_end = std::string(16, '\1') + u32(4) + "ABCD";
const std::string outlook_id = id_start + std::string(4, '\0') + id_end;
const std::string outlook_id_of_7_december = id_start + std::string("\x07\xEA\x0C\x07", 4) + id_end;
const std::string uid =
    "040000008200E00074C5B7101A82E0080000000001010101010101010101010101010101"
    "0400000041424344";

// W. Europe: PidLidTimeZoneStruct, and the definition of newer Outlooks under its Windows name.
const std::string last_sunday_of_october =
    u16(0) + u16(10) + u16(0) + u16(5) + u16(3) + u16(0) + u16(0) + u16(0);
const std::string last_sunday_of_march =
    u16(0) + u16(3) + u16(0) + u16(5) + u16(2) + u16(0) + u16(0) + u16(0);
const std::string biases =
    le(static_cast<std::uint64_t>(-60), 4) + u32(0) + le(static_cast<std::uint64_t>(-60), 4);
const std::string berlin_struct = biases + u16(0) + last_sunday_of_october + u16(0) + last_sunday_of_march;

std::string definition(const std::string& key) {
    const std::string header = u16(2) + u16(key.size()) + utf16(key) + u16(1);
    return u16(0x0102) + u16(header.size()) + header + u16(0x0102) + u16(0x3E) + u16(2) + u16(2007) +
           std::string(14, '\0') + biases + last_sunday_of_october + last_sunday_of_march;
}
const std::string berlin = definition("W. Europe Standard Time");

std::vector<std::string> identity(const std::string& id = outlook_id) {
    return {named(meeting, 0x0003, binary, id),
            named(meeting, 0x001A, systime, filetime(monday - 240h)),
            named(appointment, 0x8201, integer, u32(3)),
            tagged(0x0037, unicode, utf16("Planning, 1; 2") + u16(0)),
            tagged(0x0064, string8, std::string("SMTP") + '\0'),
            tagged(0x0065, string8, std::string("anna.keller@example.com") + '\0')};
}

std::vector<std::string> with(std::vector<std::string> all, const std::vector<std::string>& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<std::string> times(Instant start, Instant end) {
    return {named(appointment, 0x820D, systime, filetime(start)),
            named(appointment, 0x820E, systime, filetime(end))};
}

// Weekly on Mondays, ten times, 09:00 to 10:00.
struct Weekly {
    std::string frequency = u16(0x200B) + u16(1);
    std::string period = u32(1);
    std::string specific = u32(2);
    std::string end = u32(0x2022) + u32(10);
    std::string deleted = u32(0);
    std::string modified = u32(0);
    std::string exceptions = u16(0);
    std::string offsets = u32(540) + u32(600);

    std::string octets() const {
        return u16(0x3004) + u16(0x3004) + frequency + u16(0) + u32(0) + period + u32(0) + specific + end +
               u32(1) + deleted + modified + minutes(monday_wall) +
               minutes(monday_wall + std::chrono::days(63)) + u32(0x3006) + u32(0x3009) + offsets +
               exceptions + u32(0);
    }
};

std::vector<std::string> series(const Weekly& weekly, const std::string& zone = berlin) {
    return with(identity(), {named(appointment, 0x8216, binary, weekly.octets()),
                             named(appointment, 0x8260, binary, zone)});
}

CalendarReading read(const std::vector<std::string>& properties, const char* message_class = request_class) {
    return read_winmail(winmail(message_class, properties), arrival, {});
}

Invitation invitation(const CalendarReading& reading) {
    if (const auto* const unreadable = std::get_if<Unreadable>(&reading.content))
        ADD_FAILURE() << unreadable->reason;
    return std::holds_alternative<Invitation>(reading.content)
               ? std::get<Invitation>(reading.content)
               : Invitation{.zones = {}, .components = {Component{}}};
}

Component component(const std::vector<std::string>& properties) {
    return invitation(read(properties)).components.front();
}

Unreadable unreadable(const CalendarReading& reading) {
    EXPECT_TRUE(std::holds_alternative<Unreadable>(reading.content));
    return std::holds_alternative<Unreadable>(reading.content) ? std::get<Unreadable>(reading.content)
                                                               : Unreadable{};
}

const CalendarTime nine_in_berlin{.local = monday_wall + 9h,
                                  .kind = CalendarTime::Kind::zoned,
                                  .date_only = false,
                                  .tzid = "W. Europe Standard Time"};

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

TEST(ReadWinmail, RefusesARecurrenceOfAnotherCalendar) {
    const auto reading = read(series({.frequency = u16(0x200C) + u16(0x000A)}));
    EXPECT_EQ(unreadable(reading).reason, "the recurrence in the winmail.dat is not understood");
    EXPECT_EQ(unreadable(reading).organizer, "anna.keller@example.com");
}

TEST(ReadWinmail, RefusesARecurrenceThatEndsTooEarly) {
    const std::string whole = Weekly{}.octets();
    const std::size_t without_reserved_block = whole.size() - 4;
    for (std::size_t size = 0; size < without_reserved_block; ++size) {
        const auto properties = with(identity(), {named(appointment, 0x8216, binary, whole.substr(0, size)),
                                                  named(appointment, 0x8260, binary, berlin)});
        if (size == 0) continue;  // an empty property is none
        EXPECT_EQ(unreadable(read(properties)).reason, "the recurrence in the winmail.dat is not understood")
            << size;
    }
}

TEST(ReadWinmail, RefusesMoreDatesThanItMay) {
    EXPECT_TRUE(std::holds_alternative<Unreadable>(read(series({.deleted = u32(0xFFFFFFFF)})).content));
}

TEST(ReadWinmail, SaysWhenTheSeriesHasNoZone) {
    const auto properties = with(identity(), {named(appointment, 0x8216, binary, Weekly{}.octets())});
    EXPECT_EQ(unreadable(read(properties)).reason,
              "the winmail.dat does not say in which time zone the series is");
}

TEST(ReadWinmail, SaysWhenItHasNoTimesOrNoIdentity) {
    EXPECT_EQ(unreadable(read(identity())).reason, "the winmail.dat has no start or no end");
    EXPECT_EQ(unreadable(read(times(monday, monday + 1h))).reason, "the winmail.dat has no GlobalObjectId");
}

TEST(ReadWinmail, SurvivesDamageAtEveryOctet) {
    const std::string whole = winmail(request_class, series({}));
    for (std::size_t size = 0; size < whole.size(); ++size) read_winmail(whole.substr(0, size), arrival, {});
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
        read_winmail(damaged, arrival, {});
    }
}

TEST(ReadWinmail, NamesTheSettingThatCuresIt) {
    const auto reading = read(with(identity(), times(monday, monday + 1h)));
    ASSERT_EQ(reading.warnings.size(), 1U);
    EXPECT_NE(reading.warnings[0].find("Set-RemoteDomain NAME -TNEFEnabled $false"), std::string::npos);
}

TEST(ReadWinmail, LeavesOtherMailAlone) {
    EXPECT_TRUE(std::holds_alternative<Unsubscribed>(read({}, "IPM.Microsoft Mail.Note").content));
}

}  // namespace
}  // namespace reserve
