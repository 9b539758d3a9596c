// Exchange ends an all-day series with the midnight of its last day, in UTC.
#include "tests/reserve/reading/zones_cast.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

std::string rule_of_days(std::string_view until, std::string_view zones) {
    const Reading reading =
        read_event_with("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261125\nRRULE:FREQ=WEEKLY;UNTIL=" +
                            std::string(until) + ";BYDAY=TU\n",
                        zones);
    return only_component(reading).rrule.value_or("none");
}

TEST(ReadUntil, EndsASeriesOfDaysByTheClocksOfItsOrganizer) {
    EXPECT_EQ(rule_of_days("20261228T230000Z", vtimezone("W. Europe Standard Time", central_european)),
              "FREQ=WEEKLY;UNTIL=20261229;BYDAY=TU");
    EXPECT_EQ(rule_of_days("20270629T220000Z", vtimezone("Custom", central_european)),
              "FREQ=WEEKLY;UNTIL=20270630;BYDAY=TU");
    EXPECT_EQ(rule_of_days("20261229T050000Z",
                           vtimezone("Custom", observance("STANDARD", "16010101T000000", "-0500", "-0500"))),
              "FREQ=WEEKLY;UNTIL=20261229;BYDAY=TU");
}

TEST(ReadUntil, LeavesTheEndOfASeriesOfDaysWhereItIsNoMidnightOrThatOfSeveralDays) {
    const std::string european = vtimezone("W. Europe Standard Time", central_european);
    const std::string eastern =
        vtimezone("Custom", observance("STANDARD", "16010101T000000", "-1300", "-1300"));
    const std::string western =
        vtimezone("Other", observance("STANDARD", "16010101T000000", "+1100", "+1100"));
    for (const auto& [until, zones] :
         {std::pair("20261228T230000Z", std::string()), std::pair("20261228T225959Z", european),
          std::pair("20261229", european), std::pair("20261229T130000Z", eastern + western)})
        EXPECT_EQ(rule_of_days(until, zones), "FREQ=WEEKLY;UNTIL=" + std::string(until) + ";BYDAY=TU");
}

TEST(ReadUntil, LeavesTheEndOfASeriesOfTimes) {
    const Reading reading = read_event_with(
        "DTSTART:20261124T080000Z\nDTEND:20261124T090000Z\nRRULE:FREQ=DAILY;UNTIL=20261228T230000Z\n",
        vtimezone("W. Europe Standard Time", central_european));
    EXPECT_EQ(only_component(reading).rrule, "FREQ=DAILY;UNTIL=20261228T230000Z");
}

}  // namespace
}  // namespace reserve
