// Time zones of a message (CALENDAR.md, SPEC ruling 17).
#include <gtest/gtest.h>

#include <algorithm>

#include "reserve/expansion/expansion.hpp"
#include "reserve/reading/zones/known_zone.hpp"
#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;
using namespace std::chrono_literals;

constexpr std::string_view yearly_in_march = "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n";
constexpr std::string_view yearly_in_october = "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n";

std::string observance(std::string_view kind, std::string_view start, std::string_view from,
                       std::string_view to, std::string_view more = "") {
    return "BEGIN:" + std::string(kind) + "\nDTSTART:" + std::string(start) +
           "\nTZOFFSETFROM:" + std::string(from) + "\nTZOFFSETTO:" + std::string(to) + "\n" +
           std::string(more) + "END:" + std::string(kind) + "\n";
}

std::string vtimezone(std::string_view tzid, std::string_view observances) {
    return "BEGIN:VTIMEZONE\nTZID:" + std::string(tzid) + "\n" + std::string(observances) + "END:VTIMEZONE\n";
}

const std::string central_european =
    observance("STANDARD", "16010101T030000", "+0200", "+0100", yearly_in_october) +
    observance("DAYLIGHT", "16010101T020000", "+0100", "+0200", yearly_in_march);

// A request for 9 o'clock in the morning in this zone, on 24 November and, by RDATE, on 24 June.
Reading read_in(std::string_view tzid, std::string_view zone = "") {
    const std::string name(tzid);
    return read_event_with(
        "DTSTART;TZID=" + name + ":20261124T090000\nRDATE;TZID=" + name + ":20270624T090000\n", zone);
}

Zone zone_in(const Reading& reading) {
    if (!invitation(reading) || invitation(reading)->zones.size() != 1) {
        ADD_FAILURE() << unreadable_reason(reading);
        return {};
    }
    return invitation(reading)->zones.front();
}

std::string known_in(std::string_view tzid) { return zone_in(read_in(tzid)).known.value_or("nothing"); }

// The offset at 9 in the morning of a date.
std::chrono::seconds offset_of(const Zone& zone, int year, unsigned month, unsigned day) {
    const CalendarTime time{.local = wall(year, month, day, 9),
                            .kind = CalendarTime::Kind::zoned,
                            .date_only = false,
                            .tzid = zone.tzid};
    return time.local.time_since_epoch() - resolve(time, {zone}, "UTC").time_since_epoch();
}

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
}

TEST(ReadZones, GuessesNothing) {
    for (const char* tzid :
         {"Nowhere/Middle", "Customized Time Zone", "GMT-05.00/-04.00", "UTC+01", "Mitteleuropäische Zeit",
          "(GMT+02.00) Auto-Detected", "American/New_York", "Factory", "/Berlin", "(UTC+01:00)"})
        EXPECT_EQ(unreadable_reason(read_in(tzid)),
                  "the time zone \"" + std::string(tzid) + "\" is not known")
            << tzid;
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

TEST(ReadZones, FollowsRulesThatEndAndBegin) {
    const std::string zone = observance("STANDARD", "19701025T030000", "+0200", "+0100", yearly_in_october) +
                             observance("DAYLIGHT", "19700329T020000", "+0100", "+0200",
                                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20270328T010000Z\n") +
                             observance("DAYLIGHT", "20280402T020000", "+0100", "+0300",
                                        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4\n");
    const Zone resolved = zone_in(read_in("Custom", vtimezone("Custom", zone)));
    EXPECT_EQ(offset_of(resolved, 2027, 6, 24), 2h);
    EXPECT_EQ(offset_of(resolved, 2028, 4, 1), 1h);
    EXPECT_EQ(offset_of(resolved, 2028, 6, 24), 3h);
}

TEST(ReadZones, FollowsARuleThatEndedLongAgo) {
    const std::string zone = observance("DAYLIGHT", "19810329T020000", "+0300", "+0400",
                                        "RRULE:FREQ=YEARLY;UNTIL=20110326T230000Z;BYMONTH=3;BYDAY=-1SU\n") +
                             observance("STANDARD", "19961027T030000", "+0400", "+0300",
                                        "RRULE:FREQ=YEARLY;UNTIL=20101030T230000Z;BYMONTH=10;BYDAY=-1SU\n");
    EXPECT_EQ(offset_of(zone_in(read_in("Custom", vtimezone("Custom", zone))), 2026, 11, 24), 4h);
}

TEST(ReadZones, FollowsRdates) {
    const std::string zone =
        observance("STANDARD", "20250101T000000", "+0100", "+0100") +
        observance("DAYLIGHT", "20270601T000000", "+0100", "+0530",
                   "RDATE:20270701T000000,20270801T000000\n") +
        observance("STANDARD", "20270620T000000", "+0530", "+0100", "RDATE:20270720T000000\n");
    const Zone resolved = zone_in(read_in("Custom", vtimezone("Custom", zone)));
    EXPECT_EQ(offset_of(resolved, 2027, 6, 10), 330min);
    EXPECT_EQ(offset_of(resolved, 2027, 6, 24), 1h);
    EXPECT_EQ(offset_of(resolved, 2027, 7, 10), 330min);
    EXPECT_EQ(offset_of(resolved, 2027, 7, 25), 1h);
    EXPECT_EQ(offset_of(resolved, 2027, 8, 2), 330min);
}

TEST(ReadZones, FollowsTheOtherShapesOfDaylightRules) {
    for (const char* rule :
         {"FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=SU",
          "FREQ=YEARLY;BYMONTH=4;BYDAY=+1SU;INTERVAL=1;WKST=MO", "FREQ=YEARLY;BYMONTHDAY=4;BYMONTH=4",
          "FREQ=YEARLY;BYMINUTE=0;BYHOUR=2;BYDAY=1SU;BYMONTH=4"}) {
        const std::string zone =
            observance("STANDARD", "20001001T030000", "+0200", "+0100",
                       "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU\n") +
            observance("DAYLIGHT", "20000402T020000", "+0100", "+0200", "RRULE:" + std::string(rule) + "\n");
        const Zone resolved = zone_in(read_in("Custom", vtimezone("Custom", zone)));
        EXPECT_EQ(offset_of(resolved, 2027, 4, 3), 1h) << rule;
        EXPECT_EQ(offset_of(resolved, 2027, 4, 5), 2h) << rule;
    }
}

TEST(ReadZones, KeepsHostileVtimezonesSmall) {
    std::string every_day = "RDATE:20270701T000000";
    for (int i = 0; i < 5000; ++i) every_day += ",20270701T000000";
    std::string many;
    for (int i = 0; i < 5000; ++i)
        many +=
            observance("STANDARD", "20250101T000000", "+0100", i % 2 ? "+0200" : "+0100", yearly_in_march);
    const std::string every_sunday =
        "RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=SU,MO,TU,WE,TH,FR,SA\n";
    for (const std::string& zone :
         {observance("STANDARD", "20250101T000000", "+0100", "+0200", every_day), many,
          observance("STANDARD", "16010101T000000", "+0100", "+0200", every_sunday)}) {
        const Reading reading = read_in("Custom", vtimezone("Custom", zone));
        const auto* found = invitation(reading);
        EXPECT_TRUE(!found || found->zones.front().rules.size() <= 500);
    }
}

TEST(ReadZones, RefusesMoreZonesThanTheLimit) {
    std::string lines(tuesday_nine);
    for (int i = 0; i < 51; ++i) lines += "EXDATE;TZID=Z" + std::to_string(i) + ":20261125T080000\n";
    EXPECT_EQ(unreadable_reason(read_event_with(lines)), "the calendar object names too many time zones");
}

}  // namespace
}  // namespace reserve
