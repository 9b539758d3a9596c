// Times: Z counts before a TZID, and a known zone before the message's VTIMEZONE where both agree. Malformed
// times of a meeting are unreadable; a malformed DTSTAMP or SEQUENCE has a stand-in.
#include <gtest/gtest.h>

#include "reserve/expansion/expansion.hpp"
#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;
using namespace std::chrono_literals;

// All through the year: as Microsoft writes a zone that knows no summer time.
std::string zone_of(std::string_view tzid, std::string_view offset) {
    return "BEGIN:VTIMEZONE\nTZID:" + std::string(tzid) +
           "\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:" + std::string(offset) +
           "\nTZOFFSETTO:" + std::string(offset) + "\nEND:STANDARD\nEND:VTIMEZONE\n";
}

Reading nine_in(std::string_view tzid, const std::string& vtimezone, std::string_view more = "") {
    return read_event_with(
        "DTSTART;TZID=" + std::string(tzid) + ":20261124T090000\nDURATION:PT1H\n" + std::string(more),
        vtimezone);
}

Instant start_of(const Reading& reading) {
    if (!invitation(reading)) {
        ADD_FAILURE() << unreadable_reason(reading);
        return {};
    }
    return time_of(only_component(reading), invitation(reading)->zones, "Asia/Tokyo").start;
}

constexpr Instant tuesday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24);

TEST(Ruling17, ZCountsBeforeTzid) {
    EXPECT_EQ(start_of(read_event_with("DTSTART;TZID=Europe/Berlin:20261124T090000Z\n")), tuesday + 9h);
}

TEST(Ruling17, TheRulesOfTheMessageCountWhereTheKnownZoneDoesNotAgree) {
    EXPECT_EQ(start_of(nine_in("Europe/Berlin", zone_of("Europe/Berlin", "+0300"))), tuesday + 6h);
    EXPECT_EQ(start_of(nine_in("Europe/Berlin", "")), tuesday + 8h);
}

TEST(Ruling17, BeforeTheFirstOnsetOfItsRulesTheKnownZoneCounts) {
    const std::string later =
        "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:20301027T030000\nTZOFFSETFROM:+0200\n"
        "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n";
    EXPECT_EQ(start_of(nine_in("Europe/Berlin", later)), tuesday + 8h);
}

TEST(Ruling17, WithoutUsableOffsetsTheKnownZoneOfThatNameCounts) {
    EXPECT_EQ(start_of(nine_in("Europe/Berlin", zone_of("Europe/Berlin", "never"))), tuesday + 8h);
    EXPECT_EQ(unreadable_reason(nine_in("Custom", zone_of("Custom", "never"))),
              "the time zone \"Custom\" is not known");
}

TEST(Ruling17, AnOffsetOfThreeDigitsIsReadAsOfFour) {
    EXPECT_EQ(start_of(nine_in("Custom", zone_of("Custom", "-700"))), tuesday + 16h);
}

TEST(Ruling17, NothingIsGuessedFromAName) {
    EXPECT_EQ(unreadable_reason(nine_in("Berlin time", "")), "the time zone \"Berlin time\" is not known");
}

TEST(Ruling17, TheDateOfTheMailStandsInForAMalformedDtstamp) {
    const std::string event =
        event_of(tuesday_nine, "UID:1\nDTSTAMP:yesterday\nORGANIZER:mailto:a@example.com\n");
    const Reading reading = read(mail_with(calendar_of(event)));
    EXPECT_EQ(only_component(reading).dtstamp, sunday_morning + 15min);
    EXPECT_EQ(reading.warnings.size(), 1U);
}

TEST(Ruling17, TheTimeOfArrivalStandsInWhereTheMailHasNoDateEither) {
    const std::string event = event_of(tuesday_nine, "UID:1\nORGANIZER:mailto:a@example.com\n");
    const Reading reading = read(mail_with(calendar_of(event), "From: a@example.com\nMIME-Version: 1.0\n"));
    EXPECT_EQ(only_component(reading).dtstamp, sunday_morning);
}

TEST(Ruling17, AMalformedSequenceIsZeroAndLogged) {
    const Reading reading = read_event_with(std::string(tuesday_nine) + "SEQUENCE:first\n");
    EXPECT_EQ(only_component(reading).sequence, 0);
    EXPECT_EQ(reading.warnings.size(), 1U);
}

TEST(Ruling17, AMalformedTimeOrRuleIsUnreadable) {
    for (const char* lines :
         {"DTSTART:soon\n", "DTSTART:20261124T080000Z\nDTEND:late\n",
          "DTSTART:20261124T080000Z\nRRULE:FREQ=OFTEN\n", "DTSTART:20261124T080000Z\nRECURRENCE-ID:first\n"})
        EXPECT_NE(unreadable_reason(read_event_with(lines)), "") << lines;
}

}  // namespace
}  // namespace reserve
