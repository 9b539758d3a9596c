// The time zones that a message names (SPEC ruling 17).
#include <gtest/gtest.h>

#include <algorithm>

#include "reserve/reading/zones/known_zone.hpp"
#include "tests/reserve/reading/zones_cast.hpp"

namespace reserve {
namespace {

using namespace reserve::test;
using namespace std::chrono_literals;

TEST(ReadZones, KnowsOlsonNamesInAnyCase) {
    EXPECT_EQ(known_in("Europe/Berlin"), "Europe/Berlin");
    EXPECT_EQ(known_in("Europe/lisbon"), "Europe/Lisbon");
    EXPECT_EQ(known_in("US/Eastern"), "US/Eastern");
    EXPECT_EQ(known_in("UTC"), "UTC");
}

TEST(ReadZones, KnowsOlsonNamesWithThePrefixOfAProgram) {
    EXPECT_EQ(known_in("/freeassociation.sourceforge.net/Tzfile/Europe/Vienna"), "Europe/Vienna");
    EXPECT_EQ(known_in("/mozilla.org/20050126_1/America/Chicago"), "America/Chicago");
    EXPECT_EQ(known_in("/softwarestudio.org/Olson_20011030_5/America/Argentina/Ushuaia"),
              "America/Argentina/Ushuaia");
}

TEST(ReadZones, KnowsOlsonNamesInTheSpellingOfRfc2445) {
    EXPECT_EQ(known_in("US-Eastern"), "US/Eastern");
    EXPECT_EQ(known_in("America-New_York"), "America/New_York");
    EXPECT_EQ(known_in("America-Port-au-Prince"), "America/Port-au-Prince");
}

TEST(ReadZones, KnowsOlsonNamesWithABlank) {
    EXPECT_EQ(known_in("America/New York"), "America/New_York");
    EXPECT_EQ(known_in("\"America/Argentina/Buenos Aires\""), "America/Argentina/Buenos_Aires");
}

TEST(ReadZones, TakesAZoneThatIsCalledAfterItsOffsetForThatAllYear) {
    for (const auto& [tzid, offset] :
         {std::pair("UTC+01:00", 3600s), std::pair("\"UTC-03\"", -10800s), std::pair("GMT+05:30", 19800s),
          std::pair("GMT-0400", -14400s), std::pair("UTC+0530", 19800s), std::pair("utc-00:30", -1800s),
          std::pair("+01:00", 3600s), std::pair("-0330", -12600s), std::pair("Z", 0s)}) {
        const Zone zone = zone_in(read_in(tzid));
        EXPECT_EQ(offset_of(zone, 2026, 11, 24), offset) << tzid;
        EXPECT_EQ(offset_of(zone, 2027, 6, 24), offset) << tzid;
    }
}

TEST(ReadZones, TakesTheRulesOfTheMessageForAZoneThatIsCalledAfterAnOffset) {
    const Zone zone = zone_in(read_in("UTC+01:00", vtimezone("UTC+01:00", central_european)));
    EXPECT_EQ(offset_of(zone, 2027, 6, 24), 2h);
}

TEST(ReadZones, KnowsWindowsNames) {
    EXPECT_EQ(known_in("W. Europe Standard Time"), "Europe/Berlin");
    EXPECT_EQ(known_in("\"Eastern Standard Time\""), "America/New_York");
    EXPECT_EQ(known_in("Romance"), "Europe/Paris");
}

TEST(ReadZones, KnowsDisplayNamesAlsoUnquotedAndWithOtherSeparators) {
    EXPECT_EQ(known_in("\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\""), "Europe/Berlin");
    EXPECT_EQ(known_in("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"), "Europe/Berlin");
    EXPECT_EQ(known_in("(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna"), "Europe/Berlin");
    EXPECT_EQ(known_in("(GMT-08.00) Pacific Time (US & Canada)/Tijuana"), "America/Los_Angeles");
    EXPECT_EQ(known_in("Pacific Time (US and Canada); Tijuana"), "America/Los_Angeles");
    EXPECT_EQ(known_in("Chennai, Kolkata, Mumbai, New Delhi"), "Asia/Calcutta");
    EXPECT_EQ(known_in("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London"), "Europe/London");
    EXPECT_EQ(known_in("(GMT) Greenwich Mean Time - Dublin / Edinburgh / Lisbon / London"), "Europe/London");
}

TEST(ReadZones, GuessesNothing) {
    for (const char* tzid : {"Nowhere/Middle",
                             "Customized Time Zone",
                             "GMT-05.00/-04.00",
                             "Mitteleuropäische Zeit",
                             "(GMT+02.00) Auto-Detected",
                             "American/New_York",
                             "Factory",
                             "/Berlin",
                             "(UTC+01:00)",
                             "GMT+1",
                             "GMT+01",
                             "UTC+1",
                             "UTC01:00",
                             "UTC+25:00",
                             "UTC+01:00 or so",
                             "+1",
                             "-01",
                             "+01:0",
                             "+25:00",
                             "BRT",
                             "CET-01:00",
                             "US-Eostern",
                             "New-York"})
        EXPECT_EQ(unreadable_reason(read_in(tzid)),
                  "the time zone \"" + std::string(tzid) + "\" is not known")
            << tzid;
    EXPECT_EQ(unreadable_reason(read_in("")), "the time zone \" \" is not known");
}

TEST(ReadZones, NamesTheUnknownZoneOfAnyDate) {
    EXPECT_EQ(unreadable_reason(
                  read_event_with(std::string(tuesday_nine) + "EXDATE;TZID=Nowhere:20261125T080000\n")),
              "the time zone \"Nowhere\" is not known");
}

TEST(ReadZones, ListsOnlyTheZonesThatAreUsed) {
    EXPECT_TRUE(
        invitation(read_event_with(tuesday_nine, vtimezone("Custom", central_european)))->zones.empty());
}

TEST(ReadZones, TakesTheRulesOfTheMessageWhereTheNameSaysNothing) {
    const Zone zone =
        zone_in(read_in("Customized Time Zone", vtimezone("Customized Time Zone", central_european)));
    EXPECT_FALSE(zone.known);
    EXPECT_EQ(offset_of(zone, 2026, 11, 24), 1h);
    EXPECT_EQ(offset_of(zone, 2027, 6, 24), 2h);
    EXPECT_EQ(offset_of(zone, 2027, 3, 27), 1h);
    EXPECT_EQ(offset_of(zone, 2027, 3, 29), 2h);
}

TEST(ReadZones, DropsRulesThatAgreeWithTheKnownZone) {
    const Zone zone = zone_in(read_in("Europe/Berlin", vtimezone("Europe/Berlin", central_european)));
    EXPECT_EQ(zone.known, "Europe/Berlin");
    EXPECT_TRUE(zone.rules.empty());
}

TEST(ReadZones, FollowsTheRulesForAsManyYearsAsASeriesMayGoOn) {
    const std::string start = "DTSTART;TZID=Custom:20261124T090000\n";
    const Zone zone =
        zone_in(read_event_with(start + "RRULE:FREQ=WEEKLY\n", vtimezone("Custom", central_european)));
    EXPECT_EQ(offset_of(zone, 2040, 6, 24), 2h);
    EXPECT_EQ(offset_of(zone, 2040, 12, 24), 1h);
}

TEST(ReadZones, ComparesWithTheKnownZoneAsFarAsTheMeetingGoes) {
    const std::string until_2031 =
        observance("STANDARD", "16010101T030000", "+0200", "+0100", yearly_in_october) +
        observance("DAYLIGHT", "16010101T020000", "+0100", "+0200",
                   "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20310401T000000Z\n");
    const std::string start = "DTSTART;TZID=Europe/Berlin:20261124T090000\n";
    const std::string zone = vtimezone("Europe/Berlin", until_2031);
    EXPECT_TRUE(zone_in(read_event_with(start, zone)).rules.empty());
    EXPECT_FALSE(zone_in(read_event_with(start + "RRULE:FREQ=WEEKLY\n", zone)).rules.empty());
    EXPECT_FALSE(zone_in(read_event_with(start + "DURATION:P2000D\n", zone)).rules.empty());
}

TEST(ReadZones, KeepsBothWhereTheyDisagree) {
    const Zone zone = zone_in(
        read_in("Europe/Berlin",
                vtimezone("Europe/Berlin", observance("STANDARD", "16010101T000000", "+0100", "+0100"))));
    EXPECT_EQ(zone.known, "Europe/Berlin");
    ASSERT_EQ(zone.rules.size(), 1U);
    EXPECT_EQ(zone.rules.front().offset, 1h);
}

TEST(ReadZones, TakesOnlyAVtimezoneWithExactlyThatName) {
    EXPECT_EQ(unreadable_reason(read_in("Custom", vtimezone("custom", central_european))),
              "the time zone \"Custom\" is not known");
}

TEST(ReadZones, TakesAVtimezoneWhoseNameStandsInQuotes) {
    const Zone zone = zone_in(read_in("\"Custom\"", vtimezone("\"Custom\"", central_european)));
    EXPECT_EQ(zone.tzid, "Custom");
    EXPECT_FALSE(zone.rules.empty());
}

TEST(ReadZones, FallsBackOnTheNameWhereTheVtimezoneHasNoUsableOffsets) {
    for (const std::string& observances :
         {std::string(), observance("STANDARD", "x", "+0100", "+0100"),
          observance("STANDARD", "16010101T000000", "+0100", "east"),
          observance("STANDARD", "16010101T000000", "+0100", "+0100", "RRULE:FREQ=SECONDLY\n")}) {
        EXPECT_TRUE(zone_in(read_in("Europe/Berlin", vtimezone("Europe/Berlin", observances))).rules.empty());
        EXPECT_NE(unreadable_reason(read_in("Custom", vtimezone("Custom", observances))), "");
    }
}

TEST(ReadZones, ReadsOffsetsWithAMissingZero) {
    EXPECT_EQ(
        offset_of(zone_in(read_in("Custom", vtimezone("Custom", observance("STANDARD", "16010101T000000",
                                                                           "-700", "-700")))),
                  2026, 11, 24),
        -7h);
}

TEST(ReadZones, TakesTheNumberThatMicrosoftGivesToZones) {
    const std::string lines = "DTSTART;TZID=Unnamed:20261124T090000\nX-MICROSOFT-CDO-TZID:4\n";
    EXPECT_EQ(zone_in(read_event_with(lines)).known, "Europe/Berlin");
    EXPECT_FALSE(zone_of_cdo_id("99"));
    for (int id = 0; id < 52; ++id) {
        const auto zone = zone_of_cdo_id(std::to_string(id));
        EXPECT_TRUE(!zone || is_zone(*zone)) << id;
    }
}

TEST(ReadZones, RefusesMoreZonesThanTheLimit) {
    std::string lines(tuesday_nine);
    for (int i = 0; i < 51; ++i) lines += "EXDATE;TZID=Z" + std::to_string(i) + ":20261125T080000\n";
    EXPECT_EQ(unreadable_reason(read_event_with(lines)), "the calendar object names too many time zones");
}

}  // namespace
}  // namespace reserve
