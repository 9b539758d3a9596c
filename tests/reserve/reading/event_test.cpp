// What a VEVENT becomes (SPEC rulings 17 and 18).
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;
using std::chrono_literals::operator""h;

constexpr Instant mail_date =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::minutes(375);

Reading read_request(std::string_view events) { return read(mail_with(calendar_of(events))); }
std::string why_unreadable(std::string_view lines) { return unreadable_reason(read_event_with(lines)); }

Component component_with(std::string_view lines) {
    const Reading reading = read_event_with(lines);
    if (!invitation(reading)) ADD_FAILURE() << unreadable_reason(reading) << unsubscribed_reason(reading);
    return invitation(reading) ? only_component(reading) : Component{};
}

Component timed_with(std::string_view lines) {
    return component_with(std::string(tuesday_nine) + std::string(lines));
}

std::string uid_of(const std::string& written) {
    return only_component(
               read_request(event_of(tuesday_nine, "UID:" + written + "\nORGANIZER:mailto:a@example.com\n")))
        .uid;
}

TEST(ReadEvent, ReadsTheUidOfOutlookInUpperCase) {
    EXPECT_EQ(uid_of(" 040000008200e00074c5b7101a82E00800000000a0b1 "),
              "040000008200E00074C5B7101A82E00800000000A0B1");
}

TEST(ReadEvent, KeepsTheCaseOfAnyOtherUid) {
    EXPECT_EQ(uid_of("Planning-1@Example.com"), "Planning-1@Example.com");
    EXPECT_EQ(uid_of("040000008200e00074c5b7101a82e008-x"), "040000008200e00074c5b7101a82e008-x");
}

TEST(ReadEvent, KeepsATimeInUtc) {
    const Component component = component_with(tuesday_nine);
    EXPECT_EQ(component.start.local, wall(2026, 11, 24, 8));
    EXPECT_EQ(component.start.kind, CalendarTime::Kind::utc);
}

TEST(ReadEvent, KeepsAFloatingTime) {
    EXPECT_EQ(component_with("DTSTART:20261124T080000\n").start.kind, CalendarTime::Kind::floating);
}

TEST(ReadEvent, TakesADateWithAndWithoutItsValueType) {
    for (const char* start :
         {"DTSTART;VALUE=DATE:20261124\n", "DTSTART:20261124\n", "DTSTART;VALUE=DATE:20261124T000000\n",
          "DTSTART;VALUE=DATE;TZID=Nowhere:20261124\n"}) {
        const Component component = component_with(start);
        EXPECT_TRUE(component.start.date_only) << start;
        EXPECT_EQ(component.start.local, wall(2026, 11, 24)) << start;
        EXPECT_EQ(component.start.kind, CalendarTime::Kind::floating) << start;
    }
}

TEST(ReadEvent, CountsTheZOfATimeThatHasATzidToo) {
    const Component component = component_with("DTSTART;TZID=Nowhere:20261124T080000Z\n");
    EXPECT_EQ(component.start.kind, CalendarTime::Kind::utc);
    EXPECT_EQ(component.start.tzid, "");
}

TEST(ReadEvent, KeepsADurationWithDaysApartFromHours) {
    const Component component = component_with("DTSTART:20261124T080000Z\nDURATION:P1W1DT2H30M\n");
    EXPECT_FALSE(component.end);
    EXPECT_EQ(component.duration,
              (Duration{.days = std::chrono::days(8), .exact = std::chrono::minutes(150)}));
    EXPECT_EQ(component_with("DTSTART:20261124T080000Z\nDURATION:PT24H\n").duration,
              (Duration{.days = std::chrono::days(0), .exact = 24h}));
}

TEST(ReadEvent, HasNeitherEndNorDurationWhereNoneIsWritten) {
    const Component component = component_with("DTSTART:20261124T080000Z\n");
    EXPECT_FALSE(component.end || component.duration);
}

TEST(ReadEvent, TakesAnAllDayEventThatEndsWhereItBeginsForOneDay) {
    const Reading reading = read_event_with("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261124\n");
    EXPECT_FALSE(only_component(reading).end);
    EXPECT_EQ(reading.warnings.size(), 1U);
}

TEST(ReadEvent, KeepsZeroLength) {
    const Component component = component_with("DTSTART:20261124T080000Z\nDTEND:20261124T080000Z\n");
    EXPECT_EQ(component.end->local, component.start.local);
}

TEST(ReadEvent, RefusesAnEndBeforeTheStart) {
    EXPECT_EQ(why_unreadable("DTSTART:20261124T080000Z\nDTEND:20261124T075959Z\n"),
              "DTEND is before DTSTART");
    EXPECT_EQ(why_unreadable("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261123\n"),
              "DTEND is before DTSTART");
    EXPECT_EQ(
        why_unreadable("DTSTART;TZID=Europe/Berlin:20261124T090000\nDTEND;TZID=Asia/Tokyo:20261124T100000\n"),
        "DTEND is before DTSTART");
}

TEST(ReadEvent, TakesAnEndBehindTheGapThatItBeginsIn) {
    const Component component = component_with(
        "DTSTART;TZID=Europe/Berlin:20270328T024500\nDTEND;TZID=Europe/Berlin:20270328T031500\n");
    EXPECT_EQ(component.end.value().local, wall(2027, 3, 28, 3) + std::chrono::minutes(15));
}

TEST(ReadEvent, TakesAnEndInAnotherZone) {
    component_with("DTSTART;TZID=Europe/Berlin:20261124T090000\nDTEND:20261124T090000Z\n");
    component_with("DTSTART;TZID=Asia/Tokyo:20261124T170000\nDTEND;TZID=Europe/Berlin:20261124T100000\n");
}

TEST(ReadEvent, TakesAnEndWithoutZoneInThatOfTheStart) {
    const Component component =
        component_with("DTSTART;TZID=Europe/Berlin:20261124T090000\nDTEND:20261124T100000\n");
    EXPECT_EQ(component.end.value().tzid, component.start.tzid);
    EXPECT_EQ(component.end.value().local, wall(2026, 11, 24, 10));
}

TEST(ReadEvent, TakesAStartWithoutZoneInThatOfTheEnd) {
    const Component component =
        component_with("DTSTART:20261124T090000\nDTEND;TZID=Europe/Berlin:20261124T100000\n");
    EXPECT_EQ(component.start.tzid, "Europe/Berlin");
    EXPECT_EQ(component.start.kind, CalendarTime::Kind::zoned);
    EXPECT_EQ(component.start.local, wall(2026, 11, 24, 9));
    EXPECT_EQ(why_unreadable("DTSTART:20261124T110000\nDTEND;TZID=Europe/Berlin:20261124T100000\n"),
              "DTEND is before DTSTART");
}

// RFC 5545 3.8.2.2 wants both of one kind, which a named zone settles; but beside UTC a local time may be one
// that a program forgot to convert, or one that has only lost its Z, and the meeting would be hours longer or
// shorter.
TEST(ReadEvent, DoesNotGuessWhatALocalTimeBesideUtcMeans) {
    EXPECT_EQ(why_unreadable("DTSTART:20261124T080000Z\nDTEND:20261124T100000\n"),
              "of DTSTART and DTEND only one says in which zone it is");
}

TEST(ReadEvent, RefusesAStartAndAnEndThatDoNotGoTogether) {
    EXPECT_EQ(why_unreadable("DTSTART;VALUE=DATE:20261124\nDTEND:20261124T080000Z\n"),
              "of DTSTART and DTEND one is a date and the other a time");
    EXPECT_EQ(why_unreadable("DTSTART:20261124T080000\nDTEND:20261124T090000Z\n"),
              "of DTSTART and DTEND only one says in which zone it is");
}

TEST(ReadEvent, RefusesMalformedTimes) {
    for (const char* time : {"", "tomorrow", "2026-11-24T08:00:00Z", "20261324T080000Z", "20261131",
                             "20261124T250000Z", "20261124T0800", "20261124T08000", "18990101T000000Z",
                             "22010101", "202611240T80000Z", "20261124T080061Z"}) {
        EXPECT_NE(why_unreadable("DTSTART:" + std::string(time) + "\n"), "") << time;
        EXPECT_NE(why_unreadable("DTSTART:20261124T080000Z\nDTEND:" + std::string(time) + "\n"), "") << time;
        EXPECT_NE(why_unreadable(std::string(tuesday_nine) + "RECURRENCE-ID:" + time + "\n"), "") << time;
    }
    EXPECT_EQ(why_unreadable("DTSTART:tomorrow\n"), "the DTSTART \"tomorrow\" is malformed");
}

TEST(ReadEvent, RefusesMalformedAndNegativeDurations) {
    for (const char* duration : {"PT1H30", "P1", "PT4294967297H", "P", "1H", "-PT1H", "P20000D",
                                 "PT999999999H", "PT9999999H", "soon"})
        EXPECT_NE(why_unreadable("DTSTART:20261124T080000Z\nDURATION:" + std::string(duration) + "\n"), "")
            << duration;
}

TEST(ReadEvent, RefusesARequestWithoutStartOrUid) {
    EXPECT_EQ(why_unreadable("SUMMARY:x\n"), "the event has no DTSTART");
    EXPECT_EQ(unreadable_reason(read_request(event_of(tuesday_nine, ""))), "the event has no UID");
    EXPECT_EQ(unreadable_reason(read_request(event_of(tuesday_nine, "UID:" + std::string(1001, 'x') + "\n"))),
              "the UID is longer than 1000 octets");
}

TEST(ReadEvent, RefusesTwoDifferentStarts) {
    EXPECT_EQ(why_unreadable("DTSTART:20261124T080000Z\nDTSTART:20261125T080000Z\n"),
              "it has more than one DTSTART");
    component_with("DTSTART:20261124T080000Z\nDTSTART:20261124T080000Z\n");
}

TEST(ReadEvent, RefusesAnEventThatIsCutOff) {
    EXPECT_EQ(unreadable_reason(read(mail_with("BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\n" +
                                               std::string(identity) + std::string(tuesday_nine)))),
              "the event has no end: the message seems to be cut off");
}

TEST(ReadEvent, NamesUidOrganizerAndVersionOfWhatIsUnreadable) {
    const Reading reading = read_event_with("DTSTART:tomorrow\nSEQUENCE:4\nRECURRENCE-ID:20261124T080000Z\n");
    const auto& unreadable = std::get<Unreadable>(reading.contents.at(0));
    EXPECT_EQ(unreadable.uid, "planning-1@example.com");
    EXPECT_EQ(unreadable.organizer, "anna.keller@example.com");
    EXPECT_EQ(unreadable.method, Method::request);
    EXPECT_EQ(unreadable.sequence, 4);
    EXPECT_EQ(unreadable.dtstamp, mail_date);
    EXPECT_EQ(unreadable.recurrence_id, std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + 8h);
}

TEST(ReadEvent, KnowsACancelledOne) { EXPECT_TRUE(timed_with("STATUS:CANCELLED\n").cancelled); }

TEST(ReadEvent, KnowsAPrivateOne) {
    EXPECT_TRUE(timed_with("CLASS:PRIVATE\n").is_private);
    EXPECT_TRUE(timed_with("CLASS:confidential\n").is_private);
    EXPECT_FALSE(timed_with("CLASS:PUBLIC\n").is_private);
}

TEST(ReadEvent, CutsALongSummaryBetweenCharacters) {
    std::string summary = "x";
    for (int i = 0; i < 1000; ++i) summary += "ü";
    const std::string kept = timed_with("SUMMARY:" + summary + "\n").summary;
    EXPECT_EQ(kept, summary.substr(0, 999));
}

TEST(ReadEvent, JoinsALineThatIsFoldedInsideACharacter) {
    EXPECT_EQ(timed_with("SUMMARY:Z\xC3\n \xBCrich\n").summary, "Zürich");
}

TEST(ReadEvent, TakesATimeWithoutCareForAlarmsAndUnknownComponents) {
    const Component component = timed_with(
        "BEGIN:VALARM\nTRIGGER:-PT15M\nDTSTART:20200101T000000Z\nBEGIN:X-DEEP\nUID:other\nEND:X-DEEP\nEND:"
        "VALARM\n"
        "BEGIN:VALARM\nSUMMARY:open\n");
    EXPECT_EQ(component.start.local, wall(2026, 11, 24, 8));
    EXPECT_EQ(component.summary, "");
}

TEST(ReadEvent, NeedsNoStartInACancel) {
    const Reading reading = read(mail_with(
        calendar_of(event_of("RECURRENCE-ID:20261124T080000Z\nDTEND:20261124T090000Z\n"), "CANCEL")));
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(invitation(reading)->method, Method::cancel);
    EXPECT_EQ(only_component(reading).start, only_component(reading).recurrence_id);
}

TEST(ReadEvent, KeepsSeveralEventsInTheirOrder) {
    const Reading reading =
        read_request(event_of(std::string(tuesday_nine) + "RRULE:FREQ=DAILY;COUNT=5\n") +
                     event_of("RECURRENCE-ID:20261125T080000Z\nDTSTART:20261125T100000Z\n") +
                     event_of(tuesday_nine, "UID:2\n"));
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    const auto& components = invitation(reading)->components;
    ASSERT_EQ(components.size(), 3U);
    EXPECT_TRUE(components[0].rrule && components[1].recurrence_id);
    EXPECT_EQ(components[2].uid, "2");
}

}  // namespace
}  // namespace reserve
