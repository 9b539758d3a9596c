// What counts of a message that holds several calendar objects (SPEC section 2, ruling 7).
#include <gtest/gtest.h>

#include "tests/reserve/reading/parts.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

TEST(SeveralContents, AreReadWhereAnObjectHasLostItsEndOrStandsInAnEmptyOne) {
    const std::string end = "END:VCALENDAR\n";
    std::string cut = request_for("1");
    cut.resize(cut.size() - end.size());
    EXPECT_EQ(read(mail_with(cut + request_for("2"))).contents.size(), 2U);
    cut.resize(cut.find("END:VEVENT"));
    EXPECT_EQ(read(mail_with(cut + "BEGIN:VALARM\n" + request_for("2"))).contents.size(), 2U);
    const Reading nested = read(mail_with("BEGIN:VCALENDAR\n" + request_for("1") + end));
    EXPECT_EQ(only_component(nested).uid, "1") << unsubscribed_reason(nested);
}

TEST(SeveralContents, TakesTheSameMeetingTwiceForOne) {
    const Reading reading =
        read_parts({part("application/ics", request_for("1")), part("text/calendar", request_for("1"))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(invitation(reading)->components.size(), 1U);
}

TEST(SeveralContents, PrefersTextCalendarToAnAttachmentOfTheSameMeeting) {
    const Reading reading = read_parts(
        {part("application/ics", request_for("1", "CANCEL")), part("text/calendar", request_for("1"))});
    EXPECT_EQ(invitation(reading)->method, Method::request);
}

TEST(SeveralContents, PrefersAnAttachmentWithMethodToTextCalendarWithout) {
    const Reading reading = read_parts({part("text/calendar", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
                                        part("application/ics", request_for("1"))});
    EXPECT_TRUE(invitation(reading));
}

using Told = std::vector<std::string>;

Told told(const Reading& reading) {
    Told all;
    for (const CalendarContent& content : reading.contents) {
        if (const auto* unreadable = std::get_if<Unreadable>(&content))
            all.push_back("unreadable " + unreadable->uid);
        const auto* invitation = std::get_if<Invitation>(&content);
        if (!invitation) continue;
        const bool asks = invitation->method == Method::request;
        all.push_back(asks ? "request" : invitation->method == Method::cancel ? "cancel" : "add");
        for (const Component& component : invitation->components) all.back() += " " + component.uid;
    }
    return all;
}

std::string version(int sequence, std::string_view times, std::string_view method = "REQUEST") {
    return calendar_of(event_of("SEQUENCE:" + std::to_string(sequence) + "\n" + std::string(times)), method);
}

TEST(SeveralContents, CountsDifferentMeetingsEach) {
    const Reading reading =
        read_parts({part("text/calendar", request_for("1")), part("text/calendar", request_for("2"))});
    EXPECT_EQ(told(reading), (Told{"request 1", "request 2"}));
}

TEST(SeveralContents, CountsEachObjectOfOnePart) {
    const Reading reading = read_parts({part("text/calendar", request_for("1") + request_for("2"))});
    EXPECT_EQ(told(reading), (Told{"request 1", "request 2"}));
}

TEST(SeveralContents, CountsMeetingsOfSeveralMethodsEach) {
    const Reading reading = read_parts({part("text/calendar", request_for("1") + request_for("2", "CANCEL")),
                                        part("text/calendar", request_for("3", "ADD"))});
    EXPECT_EQ(told(reading), (Told{"request 1", "cancel 2", "add 3"}));
}

TEST(SeveralContents, CountsWhatIsUnreadableBesideTheReadableOfOtherMeetings) {
    const Reading reading =
        read_parts({part("text/calendar", request_for("1")),
                    part("text/calendar", calendar_of(event_of("DTSTART:tomorrow\n", "UID:2\n"))),
                    part("text/calendar", calendar_of(event_of(tuesday_nine, "SUMMARY:no UID\n")))});
    EXPECT_EQ(told(reading), (Told{"request 1", "unreadable 2", "unreadable "}));
}

TEST(SeveralContents, CountsAnUnreadableOccurrenceBesideItsSeriesOfAnotherObject) {
    const Reading reading = read_parts(
        {part("text/calendar", version(0, std::string(tuesday_nine) + "RRULE:FREQ=DAILY;COUNT=5\n") +
                                   version(1, "RECURRENCE-ID:20261126T080000Z\nDTSTART:tomorrow\n"))});
    EXPECT_EQ(told(reading), (Told{"request planning-1@example.com", "unreadable planning-1@example.com"}));
}

TEST(SeveralContents, TakesTheSameUnreadableMeetingTwiceForOne) {
    const std::string calendar = version(0, "DTSTART:tomorrow\n");
    EXPECT_EQ(told(read_parts({part("text/calendar", calendar), part("application/ics", calendar)})),
              (Told{"unreadable planning-1@example.com"}));
}

TEST(SeveralContents, LeavesOutAnUnreadableCopyOfWhatIsReadableWithAWarning) {
    const Reading reading = read_parts({part("text/calendar", version(0, tuesday_nine)),
                                        part("application/ics", version(0, "DTSTART:tomorrow\n"))});
    EXPECT_EQ(told(reading), (Told{"request planning-1@example.com"}));
    EXPECT_EQ(reading.warnings.size(), 1U);
}

TEST(SeveralContents, LeavesOutAPartThatHoldsNoCalendarBesideOneThatDoes) {
    EXPECT_EQ(told(read_parts({part("text/calendar", "hello"), part("text/calendar", request_for("1"))})),
              (Told{"request 1"}));
}

TEST(SeveralContents, ReadsZonesOfOneNameAndDifferentRulesEachInItsObject) {
    const auto in_zone = [](const std::string& uid, const std::string& offset) {
        return calendar_of(
            "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:" + offset +
            "\nTZOFFSETTO:" + offset + "\nEND:STANDARD\nEND:VTIMEZONE\n" +
            event_of("DTSTART;TZID=Ours:20261124T090000\n", "UID:" + uid + "\n"));
    };
    EXPECT_EQ(told(read_parts({part("text/calendar", in_zone("1", "+0100") + in_zone("2", "+0300"))})),
              (Told{"request 1", "request 2"}));
}

constexpr std::string_view wednesday_nine = "DTSTART:20261125T080000Z\nDTEND:20261125T090000Z\n";

TEST(SeveralContents, CountsTheNewestOfSeveralVersions) {
    const Reading reading =
        read_parts({part("text/calendar", version(1, tuesday_nine) + version(2, wednesday_nine) +
                                              version(0, tuesday_nine) + version(1, "", "CANCEL"))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(only_component(reading).start.local, wall(2026, 11, 25, 8));
    EXPECT_EQ(invitation(reading)->components.size(), 1U);
}

TEST(SeveralContents, CountsANewerCancelBeforeTheRequest) {
    const Reading reading =
        read_parts({part("text/calendar", version(1, tuesday_nine) + version(2, "", "CANCEL"))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(invitation(reading)->method, Method::cancel);
}

TEST(SeveralContents, DoesNotFallBackToAnObsoleteVersionWhereTheNewerIsUnreadable) {
    const auto read_versions = [](const std::string& other) {
        return read_parts({part("text/calendar", version(1, "DTSTART:tomorrow\n") + other)});
    };
    EXPECT_EQ(unreadable_reason(read_versions(version(0, tuesday_nine))),
              "the DTSTART \"tomorrow\" is malformed");
    EXPECT_TRUE(invitation(read_versions(version(1, tuesday_nine))));
}

TEST(SeveralContents, TakesASeriesAndAnOccurrenceFromTwoObjects) {
    const Reading reading = read_parts({part(
        "text/calendar", version(0, std::string(tuesday_nine) + "RRULE:FREQ=DAILY;COUNT=5\n") +
                             version(1, "RECURRENCE-ID:20261126T080000Z\n" + std::string(wednesday_nine)))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(invitation(reading)->components.size(), 2U);
}

}  // namespace
}  // namespace reserve
