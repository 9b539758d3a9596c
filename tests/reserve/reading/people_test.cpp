// Organizer, attendees and who booked, as they are read from a VEVENT.
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

Reading read_request(std::string_view events) { return read(mail_with(calendar_of(events))); }

Component timed_with(std::string_view lines) {
    return only_component(read_event_with(std::string(tuesday_nine) + std::string(lines)));
}

TEST(ReadPeople, KeepsAnOrganizerThatIsNoSmtpAddress) {
    const Reading reading =
        read_request(event_of(tuesday_nine, "UID:1\nDTSTAMP:20261122T061500Z\nORGANIZER:/O=CORP/CN=ANNA\n"));
    EXPECT_EQ(only_component(reading).organizer, "/O=CORP/CN=ANNA");
    const Reading encapsulated = read_request(
        event_of(tuesday_nine, "UID:1\nORGANIZER:mailto:IMCEAEX-_O=CORP_CN=ANNA+20K@corp.example.com\n"));
    EXPECT_EQ(only_component(encapsulated).organizer, "/O=CORP/CN=ANNA K");
}

TEST(ReadPeople, TakesMailtoInAnyCaseWithBlanksOrPercentEncoding) {
    const Reading reading = read_request(event_of(tuesday_nine,
                                                  "UID:1\nDTSTAMP:20261122T061500Z\n"
                                                  "ORGANIZER:MAILTO: anna%2Bx@example.com \n"
                                                  "ATTENDEE:room.12@corp.example.com\n"));
    EXPECT_EQ(only_component(reading).organizer, "anna+x@example.com");
    EXPECT_EQ(only_component(reading).attendees.at(0).address, "room.12@corp.example.com");
}

TEST(ReadPeople, TakesWhatStandsInBrackets) {
    const Reading reading = read_request(event_of(
        tuesday_nine,
        "UID:1\nDTSTAMP:20261122T061500Z\nORGANIZER:Anna Keller <anna@example.com>\n"
        "ATTENDEE:mailto:<room.12@corp.example.com>\nATTENDEE:mailto:%3Croom.13@corp.example.com%3E\n"));
    EXPECT_EQ(only_component(reading).organizer, "anna@example.com");
    EXPECT_EQ(only_component(reading).attendees.at(0).address, "room.12@corp.example.com");
    EXPECT_EQ(only_component(reading).attendees.at(1).address, "<room.13@corp.example.com>");
}

TEST(ReadPeople, LeavesOutApostrophesAndHeaderFields) {
    const Reading reading = read_request(event_of(tuesday_nine,
                                                  "UID:1\nORGANIZER:mailto:'anna@example.com'\n"
                                                  "ATTENDEE:mailto:max@example.com?subject=Review\n"));
    EXPECT_EQ(only_component(reading).organizer, "anna@example.com");
    EXPECT_EQ(only_component(reading).attendees.at(0).address, "max@example.com");
}

TEST(ReadPeople, FindsTheAddressBehindANameThatHoldsAColon) {
    EXPECT_EQ(timed_with("ATTENDEE;CN=Team: Planning;RSVP=FALSE:mailto:team@example.com\n")
                  .attendees.back()
                  .address,
              "team@example.com");
}

TEST(ReadPeople, KeepsWhoBookedForTheOrganizer) {
    const Reading sent_by = read_request(event_of(
        tuesday_nine, "UID:1\nORGANIZER;SENT-BY=\"mailto:max@example.com\":mailto:anna@example.com\n"));
    EXPECT_EQ(only_component(sent_by).booked_by, "max@example.com");
    EXPECT_EQ(timed_with("X-MS-OLK-SENDER;CN=Max:mailto:max@example.com\n").booked_by, "max@example.com");
}

TEST(ReadPeople, FindsTheOrganizerBehindASentByWithAColonForItsEqualsSign) {
    const Reading reading = read_request(event_of(
        tuesday_nine, "UID:1\nORGANIZER;SENT-BY:\"MAILTO:max@example.com\":MAILTO:anna@example.com\n"));
    EXPECT_EQ(only_component(reading).organizer, "anna@example.com");
}

TEST(ReadPeople, TakesTheAddressOfEmailWhereTheValueIsNone) {
    const Reading reading =
        read_request(event_of(tuesday_nine,
                              "UID:1\nORGANIZER;CN=Anna;EMAIL=\"anna@example.com\":/1234/principal/\n"
                              "ATTENDEE;EMAIL=room.12@corp.example.com:urn:uuid:7f0e4c1a\n"
                              "ATTENDEE;EMAIL=other@example.com:mailto:max@example.com\n"
                              "ATTENDEE;EMAIL=nobody:/5678/principal/\n"));
    const Component& component = only_component(reading);
    EXPECT_EQ(component.organizer, "anna@example.com");
    EXPECT_EQ(component.attendees.at(0).address, "room.12@corp.example.com");
    EXPECT_EQ(component.attendees.at(1).address, "max@example.com");
    EXPECT_EQ(component.attendees.at(2).address, "/5678/principal/");
}

TEST(ReadPeople, KeepsADamagedAttendeeLineWithoutAddress) {
    EXPECT_EQ(timed_with("ATTENDEE;PARTSTAT=ACCEPTED:\n").attendees.back().address, "");
    EXPECT_EQ(timed_with("ATTENDEE\n").attendees.back().address, "");
    EXPECT_EQ(timed_with("ATTENDEE;CN=Room 12\n").attendees.back().address, "");
}

TEST(ReadPeople, KnowsWhoDeclinedAndWhoWantsNoAnswer) {
    const Attendee attendee =
        timed_with("ATTENDEE;PARTSTAT=declined;RSVP=false:mailto:x@example.com\n").attendees.back();
    EXPECT_TRUE(attendee.declined && attendee.rsvp_false);
    const Attendee other = timed_with("ATTENDEE:mailto:x@example.com\n").attendees.back();
    EXPECT_FALSE(other.declined || other.rsvp_false);
}

}  // namespace
}  // namespace reserve
