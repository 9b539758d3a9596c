#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

// As Exchange forwards a request that was written in Outlook.
constexpr std::string_view outlook_mail =
    R"(Received: from EX01.corp.example.com (192.0.2.41) by EX02.corp.example.com
 (192.0.2.42) with Microsoft SMTP Server; Sun, 22 Nov 2026 06:15:01 +0100
From: "Keller, Anna" <anna.keller@corp.example.com>
To: =?iso-8859-1?Q?Room_12_=28Z=FCrich=29?= <r12@rooms.example.com>
Subject: =?iso-8859-1?Q?Jahresplanung_f=FCr_alle?=
Date: Sun, 22 Nov 2026 05:15:00 +0000
Message-ID: <0f1e2d3c4b5a@corp.example.com>
Content-Type: multipart/alternative;
	boundary="_000_a1b2c3d4corpexamplecom_"
MIME-Version: 1.0

--_000_a1b2c3d4corpexamplecom_
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Freundliche Gr=FCsse

--_000_a1b2c3d4corpexamplecom_
Content-Type: text/calendar; charset="utf-8"; method=REQUEST
Content-Transfer-Encoding: 8bit

BEGIN:VCALENDAR
METHOD:REQUEST
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ORGANIZER;CN="Keller, Anna":mailto:anna.keller@corp.example.com
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Meier, Jör
 g":mailto:joerg.meier@corp.example.com
ATTENDEE;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE
 ;CN="Room 12":mailto:room.12@corp.example.com
DESCRIPTION;LANGUAGE=de-CH:Agenda:\n1. Zahlen\n
UID:040000008200E00074C5B7101A82E00800000000A0B1C2D3E4F5DA01000000000000000
 0100000005A4E3C2B1A09F84E8D7C6B5A49382716
SUMMARY;LANGUAGE=de-CH:Jahresplanung\, für alle
DTSTART;TZID=W. Europe Standard Time:20261124T090000
DTEND;TZID=W. Europe Standard Time:20261124T103000
CLASS:PUBLIC
DTSTAMP:20261122T051500Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:3
LOCATION;LANGUAGE=de-CH:Room 12
BEGIN:VALARM
DESCRIPTION:REMINDER
TRIGGER;RELATED=START:-PT15M
ACTION:DISPLAY
END:VALARM
END:VEVENT
END:VCALENDAR

--_000_a1b2c3d4corpexamplecom_--
)";

TEST(OutlookRequest, BecomesAnInvitation) {
    const Reading reading = read(crlf(outlook_mail));
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(invitation(reading)->method, Method::request);
    EXPECT_EQ(invitation(reading)->components.size(), 1U);
    EXPECT_TRUE(reading.warnings.empty());
}

TEST(OutlookRequest, SaysWhatTheMailSays) {
    const MailFacts mail = read(crlf(outlook_mail)).mail;
    EXPECT_EQ(mail.from, "anna.keller@corp.example.com");
    EXPECT_EQ(mail.message_id, "<0f1e2d3c4b5a@corp.example.com>");
    EXPECT_EQ(mail.subject, "Jahresplanung für alle");
    EXPECT_EQ(mail.date,
              std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::minutes(315));
}

TEST(OutlookRequest, KeepsUidAndVersion) {
    const Reading reading = read(crlf(outlook_mail));
    const Component& component = only_component(reading);
    EXPECT_EQ(component.uid,
              "040000008200E00074C5B7101A82E00800000000A0B1C2D3E4F5DA010000000000000000100000005A4E3C2B1A09F8"
              "4E8D7C6B5A49382716");
    EXPECT_EQ(component.sequence, 3);
    EXPECT_EQ(component.dtstamp,
              std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::minutes(315));
}

TEST(OutlookRequest, KeepsTheWallClockWithItsZone) {
    const Reading reading = read(crlf(outlook_mail));
    const Component& component = only_component(reading);
    EXPECT_EQ(component.start.local, wall(2026, 11, 24, 9));
    EXPECT_EQ(component.start.kind, CalendarTime::Kind::zoned);
    EXPECT_EQ(component.start.tzid, "W. Europe Standard Time");
    ASSERT_TRUE(component.end);
    EXPECT_EQ(component.end->local, wall(2026, 11, 24, 10, 30));
}

TEST(OutlookRequest, HasAZoneWhoseRulesAreDroppedBecauseTheyAgreeWithTheKnownOne) {
    const Reading reading = read(crlf(outlook_mail));
    const std::vector<Zone> expected{
        {.tzid = "W. Europe Standard Time", .known = "Europe/Berlin", .rules = {}}};
    EXPECT_EQ(invitation(reading)->zones, expected);
}

TEST(OutlookRequest, NamesOrganizerAndAttendees) {
    const Reading reading = read(crlf(outlook_mail));
    const Component& component = only_component(reading);
    EXPECT_EQ(component.organizer, "anna.keller@corp.example.com");
    EXPECT_EQ(component.organizer_name, "Keller, Anna");
    const std::vector<Attendee> expected{
        {.address = "joerg.meier@corp.example.com"},
        {.address = "room.12@corp.example.com", .rsvp_false = true, .no_seat = true}};
    EXPECT_EQ(component.attendees, expected);
}

TEST(OutlookRequest, KeepsSummaryAndLocationWithoutEscapes) {
    const Reading reading = read(crlf(outlook_mail));
    EXPECT_EQ(only_component(reading).summary, "Jahresplanung, für alle");
    EXPECT_EQ(only_component(reading).location, "Room 12");
}

}  // namespace
}  // namespace reserve
