// Calendar objects that programs on the way have damaged.
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

// What libical leaves of a property that it could not read.
std::string took_out(const std::string& property) {
    return "X-LIC-ERROR;X-LIC-ERRORTYPE=VALUE_PARSE_ERROR:Can't parse as RECUR value in " + property +
           " property. Removing entire property: 'FREQ=WEEKLY'\n";
}

Component timed_with(std::string_view lines) {
    return only_component(read_event_with(std::string(tuesday_nine) + std::string(lines)));
}

Reading read_request(std::string_view events) { return read(mail_with(calendar_of(events))); }

TEST(DamagedEvent, IsUnreadableWhereLibicalTookOutItsRule) {
    EXPECT_EQ(unreadable_reason(read_event_with(std::string(tuesday_nine) + took_out("RRULE"))),
              "a program on the way took out its RRULE");
    EXPECT_EQ(unreadable_reason(read_event_with(std::string(tuesday_nine) + took_out("RECURRENCE-ID"))),
              "a program on the way took out its RECURRENCE-ID");
}

TEST(DamagedEvent, IsUnderstoodWhereLibicalTookOutWhatDoesNotCount) {
    EXPECT_EQ(timed_with(took_out("X")).uid, "planning-1@example.com");
}

TEST(DamagedEvent, NamesTheUidOfAnotherEventWhereTheUnreadableHasNone) {
    const Reading reading =
        read(mail_with(calendar_of(event_of(tuesday_nine) + event_of(tuesday_nine, "SUMMARY:no UID\n"))));
    EXPECT_EQ(unreadable_reason(reading), "the event has no UID");
    EXPECT_EQ(std::get<Unreadable>(reading.contents.at(0)).uid, "planning-1@example.com");
    EXPECT_EQ(std::get<Unreadable>(reading.contents.at(0)).organizer, "anna.keller@example.com");
}

TEST(DamagedEvent, IsUnreadableBesideReadableOnesOfOtherMeetings) {
    const Reading reading = read_request(event_of("DTSTART:x\n", "UID:2\nATTENDEE:mailto:r@example.com\n") +
                                         event_of(tuesday_nine) + event_of("DURATION:x\n", "UID:3\n"));
    ASSERT_EQ(reading.contents.size(), 3U);
    EXPECT_EQ(only_component(reading).uid, "planning-1@example.com");
    EXPECT_EQ(std::get<Unreadable>(reading.contents.at(1)).uid, "2");
    EXPECT_EQ(std::get<Unreadable>(reading.contents.at(1)).attendees.at(0).address, "r@example.com");
    EXPECT_EQ(std::get<Unreadable>(reading.contents.at(2)).uid, "3");
}

TEST(DamagedEvent, IsUnreadableWithItsSeriesWhenAnOccurrenceIs) {
    const Reading reading =
        read_request(event_of(std::string(tuesday_nine) + "SEQUENCE:2\nRRULE:FREQ=DAILY;COUNT=5\n") +
                     event_of("RECURRENCE-ID:20261126T080000Z\nDTSTART:x\n"));
    ASSERT_EQ(reading.contents.size(), 1U);
    const auto& unreadable = std::get<Unreadable>(reading.contents.at(0));
    EXPECT_EQ(unreadable.reason, "the DTSTART \"x\" is malformed");
    EXPECT_EQ(unreadable.recurrence_id, std::nullopt);
    EXPECT_EQ(unreadable.sequence, 2);
}

TEST(DamagedEvent, WithoutUidIsOfNoneOfSeveralMeetings) {
    const Reading reading =
        read(mail_with(calendar_of(event_of(tuesday_nine) + event_of(tuesday_nine, "UID:2\n") +
                                   event_of(tuesday_nine, "SUMMARY:no UID\n"))));
    ASSERT_EQ(reading.contents.size(), 2U);
    EXPECT_EQ(std::get<Invitation>(reading.contents.at(0)).components.size(), 2U);
    EXPECT_EQ(std::get<Unreadable>(reading.contents.at(1)).uid, "");
}

TEST(DamagedEvent, IsJoinedWhereALineHasLostTheBlankOfItsFold) {
    const std::string full_line = "SUMMARY:" + std::string(67, 'x') + "\n";
    EXPECT_EQ(timed_with(full_line + "rest\n").summary, std::string(67, 'x') + "rest");
    EXPECT_EQ(timed_with(full_line + "r@e:st\n").summary, std::string(67, 'x') + "r@e:st");
}

TEST(DamagedEvent, MayHaveEmptyLinesBetweenItsLines) {
    std::string mail;
    for (const char c : calendar_of(event_of(std::string(tuesday_nine) + "RRULE:FREQ=DAILY;\n COUNT=3\n")))
        mail.append(c == '\n' ? "\n\n\n" : std::string(1, c));
    EXPECT_EQ(only_component(read(mail_with(mail))).rrule, "FREQ=DAILY;COUNT=3");
}

TEST(DamagedEvent, MayHaveByteOrderMarksBehindEmptyLines) {
    const std::string mark = "\xEF\xBB\xBF";
    const std::string calendar = calendar_of(event_of(tuesday_nine));
    EXPECT_EQ(only_component(read(mail_with("\n\n" + mark + mark + calendar))).uid, "planning-1@example.com");
}

// A rule that was passed over would leave one meeting of a series.
TEST(DamagedEvent, MayHaveBlanksBehindTheNamesOfItsProperties) {
    const Component component = timed_with("RRULE :FREQ=DAILY;COUNT=3\nSUMMARY ; LANGUAGE = en :Planning\n");
    EXPECT_EQ(component.rrule, "FREQ=DAILY;COUNT=3");
    EXPECT_EQ(component.summary, "Planning");
}

TEST(DamagedEvent, IsNotJoinedWithWhatCanBeAPropertyOrFollowsAShortLine) {
    const std::string full_line = "SUMMARY:" + std::string(67, 'x') + "\n";
    EXPECT_EQ(timed_with(full_line + "LOCATION:R 12\n").location, "R 12");
    EXPECT_EQ(timed_with(full_line + "\nrest\n").summary, std::string(67, 'x'));
    EXPECT_EQ(timed_with("SUMMARY:short\nrest\n").summary, "short");
}

TEST(DamagedEvent, IsNotJoinedWithWhatFollowsALineThatIsTooLongToBeFolded) {
    const std::string uid(90, 'u');
    EXPECT_EQ(only_component(read_request(event_of(tuesday_nine, "UID:" + uid + "\nSome Street\n"))).uid,
              uid);
}

TEST(DamagedEvent, IsCutOffWhereOnlyTheCalendarEnds) {
    const std::string open = "BEGIN:VEVENT\n" + std::string(identity) + std::string(tuesday_nine);
    EXPECT_EQ(unreadable_reason(read_request(open)), "the event has no end: the message seems to be cut off");
}

TEST(DamagedEvent, IsAnsweredToTheOrganizerOfAnotherOfItsOccurrences) {
    const Reading reading =
        read_request(event_of("RECURRENCE-ID:20261126T080000Z\nDTSTART:x\n", "UID:1\n") +
                     event_of("RECURRENCE-ID:20261127T080000Z\nDTSTART:20261127T090000Z\n",
                              "UID:1\nORGANIZER:mailto:anna@example.com\n"));
    EXPECT_EQ(std::get<Unreadable>(reading.contents.at(0)).organizer, "anna@example.com");
}

TEST(DamagedEvent, WarnsOfNoMissingZoneWhereTheEndIsADate) {
    const Reading reading = read_event_with("DTSTART;TZID=Europe/Berlin:20261124T090000\nDTEND:20261124\n");
    EXPECT_EQ(unreadable_reason(reading), "of DTSTART and DTEND one is a date and the other a time");
    EXPECT_TRUE(reading.warnings.empty());
}

TEST(DamagedEvent, HasALeapSecondForTheOneBeforeIt) {
    const Reading reading = read_event_with("DTSTART:20261124T080000Z\nDTEND:20261124T235960Z\n");
    EXPECT_EQ(only_component(reading).end.value().local,
              wall(2026, 11, 24, 23, 59) + std::chrono::seconds(59));
}

}  // namespace
}  // namespace reserve
