// What a VTIMEZONE says, whatever the shape of its rules (RFC 5545 3.6.5).
#include <gtest/gtest.h>

#include "reserve/reading/zones/resolve_zones.hpp"
#include "tests/reserve/reading/zones_cast.hpp"

namespace reserve {
namespace {

using namespace reserve::test;
using namespace std::chrono_literals;

TEST(ReadVtimezone, IsFoundThoughItsNameHasEscapes) {
    const std::string zone = observance("STANDARD", "19700101T000000", "+0330", "+0330", "");
    EXPECT_EQ(
        offset_of(zone_in(read_in("\"Our Zone, East\"", vtimezone("Our Zone\\, East", zone))), 2026, 11, 24),
        210min);
}

TEST(ReadVtimezone, CountsWithoutANameForTimesWhoseZoneHasNone) {
    const std::string zone = observance("STANDARD", "16010101T000000", "+0000", "+0000", "");
    for (const char* nameless : {"", "\"\""})
        EXPECT_EQ(offset_of(zone_in(read_in(nameless, vtimezone("", zone))), 2026, 11, 24), 0s) << nameless;
}

TEST(ReadVtimezone, FollowsRulesThatEndAndBegin) {
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

TEST(ReadVtimezone, FollowsARuleThatEndedLongAgo) {
    const std::string zone = observance("DAYLIGHT", "19810329T020000", "+0300", "+0400",
                                        "RRULE:FREQ=YEARLY;UNTIL=20110326T230000Z;BYMONTH=3;BYDAY=-1SU\n") +
                             observance("STANDARD", "19961027T030000", "+0400", "+0300",
                                        "RRULE:FREQ=YEARLY;UNTIL=20101030T230000Z;BYMONTH=10;BYDAY=-1SU\n");
    EXPECT_EQ(offset_of(zone_in(read_in("Custom", vtimezone("Custom", zone))), 2026, 11, 24), 4h);
}

TEST(ReadVtimezone, FollowsARuleThatCounts) {
    const std::string zone = observance("STANDARD", "20201025T030000", "+0200", "+0100", yearly_in_october) +
                             observance("DAYLIGHT", "20200329T020000", "+0100", "+0200",
                                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;COUNT=8\n");
    const Zone resolved = zone_in(read_in("Custom", vtimezone("Custom", zone)));
    EXPECT_EQ(offset_of(resolved, 2026, 6, 24), 2h);
    EXPECT_EQ(offset_of(resolved, 2027, 3, 27), 1h);
    EXPECT_EQ(offset_of(resolved, 2027, 6, 24), 2h);
    EXPECT_EQ(offset_of(resolved, 2028, 6, 24), 1h);
}

TEST(ReadVtimezone, FollowsARuleThatHasCountedToItsEnd) {
    const std::string zone = observance("STANDARD", "20001029T030000", "+0200", "+0100",
                                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;COUNT=3\n") +
                             observance("DAYLIGHT", "20000326T020000", "+0100", "+0200",
                                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;COUNT=4\n");
    EXPECT_EQ(offset_of(zone_in(read_in("Custom", vtimezone("Custom", zone))), 2026, 11, 24), 2h);
}

// Each may have to be looked through for centuries.
TEST(ReadVtimezone, RefusesTooManyRulesThatCount) {
    const auto with_rules = [](int count) {
        std::string zone = observance("STANDARD", "20001029T030000", "+0200", "+0100", "");
        for (int i = 0; i < count; ++i)
            zone += observance("DAYLIGHT", "20000326T020000", "+0100", "+0200",
                               "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;COUNT=4\n");
        return read_in("Custom", vtimezone("Custom", zone));
    };
    EXPECT_EQ(offset_of(zone_in(with_rules(10)), 2026, 11, 24), 2h);
    EXPECT_EQ(unreadable_reason(with_rules(11)), "the time zone \"Custom\" is not known");
}

// The year 1601 stands for any, and so a count from there says nothing.
TEST(ReadVtimezone, RefusesACountFromLongAgo) {
    const std::string zone = observance("STANDARD", "16010101T030000", "+0200", "+0100",
                                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;COUNT=3\n");
    EXPECT_EQ(unreadable_reason(read_in("Custom", vtimezone("Custom", zone))),
              "the time zone \"Custom\" is not known");
}

TEST(ReadVtimezone, FollowsEachOfSeveralRules) {
    const std::string zone = observance("STANDARD", "20001029T030000", "+0200", "+0100",
                                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=9;UNTIL=20101030T000000Z\n" +
                                            std::string(yearly_in_october)) +
                             observance("DAYLIGHT", "20000326T020000", "+0100", "+0200",
                                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n");
    EXPECT_EQ(offset_of(zone_in(read_in("Custom", vtimezone("Custom", zone))), 2026, 11, 24), 1h);
    EXPECT_EQ(unreadable_reason(read_in(
                  "Custom",
                  vtimezone("Custom", observance("STANDARD", "20001029T030000", "+0200", "+0100",
                                                 std::string(yearly_in_october) + "RRULE:FREQ=WEEKLY\n")))),
              "the time zone \"Custom\" is not known");
}

TEST(ReadVtimezone, FollowsRdatesInUtc) {
    const std::string zone =
        observance("DAYLIGHT", "20260301T010000", "+0100", "+0200", "") +
        observance("STANDARD", "20251101T000000", "+0200", "+0100", "RDATE:20261101T010000Z\n");
    const Zone resolved = zone_in(read_in("Custom", vtimezone("Custom", zone)));
    EXPECT_EQ(offset_for(resolved, wall(2026, 11, 1, 1, 30)), 2h);
    EXPECT_EQ(offset_for(resolved, wall(2026, 11, 1, 3)), 1h);
}

TEST(ReadVtimezone, TakesTheOnlyOffsetThereIsThoughItDoesNotSaySinceWhen) {
    const std::string standard = "BEGIN:STANDARD\nTZOFFSETTO:+0400\nEND:STANDARD\n";
    const std::string daylight = "BEGIN:DAYLIGHT\nTZOFFSETTO:+0500\nEND:DAYLIGHT\n";
    EXPECT_EQ(offset_of(zone_in(read_in("Custom", vtimezone("Custom", standard))), 2026, 11, 24), 4h);
    EXPECT_EQ(unreadable_reason(read_in("Custom", vtimezone("Custom", standard + daylight))),
              "the time zone \"Custom\" is not known");
}

TEST(ReadVtimezone, FollowsRdates) {
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

TEST(ReadVtimezone, FollowsTheOtherShapesOfDaylightRules) {
    for (const char* rule :
         {"FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=SU",
          "FREQ=YEARLY;BYMONTH=4;BYDAY=+1SU;INTERVAL=1;WKST=MO", "FREQ=YEARLY;BYMONTHDAY=4;BYMONTH=4",
          "FREQ=YEARLY;BYMINUTE=0;BYHOUR=2;BYDAY=1SU;BYMONTH=4", "FREQ=MONTHLY;BYMONTH=4;BYDAY=1SU",
          "FREQ=YEARLY;BYMONTH=4;BYDAY=SU;BYSETPOS=1"}) {
        const std::string zone =
            observance("STANDARD", "20001001T030000", "+0200", "+0100",
                       "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU\n") +
            observance("DAYLIGHT", "20000402T020000", "+0100", "+0200", "RRULE:" + std::string(rule) + "\n");
        const Zone resolved = zone_in(read_in("Custom", vtimezone("Custom", zone)));
        EXPECT_EQ(offset_of(resolved, 2027, 4, 3), 1h) << rule;
        EXPECT_EQ(offset_of(resolved, 2027, 4, 5), 2h) << rule;
    }
}

TEST(ReadVtimezone, KeepsHostileVtimezonesSmall) {
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

}  // namespace
}  // namespace reserve
