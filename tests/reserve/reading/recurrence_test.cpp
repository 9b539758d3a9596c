// Rules, dates and exceptions as they are read.
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

Reading series_with(std::string_view lines) {
    return read_event_with(std::string(tuesday_nine) + std::string(lines));
}
std::string refusal(std::string_view lines) { return unreadable_reason(series_with(lines)); }

std::string rule_of(std::string_view rule) {
    const Reading reading = series_with("RRULE:" + std::string(rule) + "\n");
    return invitation(reading) ? only_component(reading).rrule.value_or("none") : unreadable_reason(reading);
}

TEST(ReadSeries, KeepsTheRuleInUpperCaseWithoutBlanks) {
    EXPECT_EQ(rule_of("freq=weekly; byday=tu;COUNT=10;"), "FREQ=WEEKLY;BYDAY=TU;COUNT=10");
}

TEST(ReadSeries, PassesOverParametersOfARule) {
    EXPECT_EQ(only_component(series_with("RRULE;TZID=Eastern:FREQ=DAILY;COUNT=5\n")).rrule,
              "FREQ=DAILY;COUNT=5");
}

TEST(ReadSeries, KeepsUntilAsItIsWritten) {
    for (const char* rule : {"FREQ=DAILY;UNTIL=20261231T080000Z", "FREQ=DAILY;UNTIL=20261231",
                             "FREQ=DAILY;UNTIL=20261231T090000", "FREQ=DAILY;UNTIL=99991231T235959Z",
                             "FREQ=DAILY;UNTIL=40001231"})  // for ever, as some programs say it
        EXPECT_EQ(rule_of(rule), rule);
}

TEST(ReadSeries, RefusesAMalformedUntil) {
    EXPECT_EQ(rule_of("FREQ=DAILY;UNTIL=soon"), "the RRULE \"FREQ=DAILY;UNTIL=SOON\" has a malformed UNTIL");
}

TEST(ReadSeries, RefusesRulesThatRecurrenceRefuses) {
    for (const char* rule : {"FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=FORTNIGHTLY", "COUNT=3",
                             "FREQ=DAILY;COUNT=0", "FREQ=DAILY;INTERVAL=0"})
        EXPECT_NE(refusal("RRULE:" + std::string(rule) + "\n"), "") << rule;
}

TEST(ReadSeries, RefusesARuleWithoutAnyDate) {
    EXPECT_EQ(rule_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
              "the RRULE \"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\" has no date");
}

TEST(ReadSeries, KeepsSeveralRulesAndThoseThatTakeOut) {
    const Component series = only_component(
        series_with("EXRULE:freq=daily;interval=2\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=DAILY\n"
                    "EXRULE:FREQ=MONTHLY\n"));
    EXPECT_EQ(series.rrule, "FREQ=DAILY");
    EXPECT_EQ(series.further_rrules, std::vector<std::string>{"FREQ=WEEKLY"});
    EXPECT_EQ(series.exrules, (std::vector<std::string>{"FREQ=DAILY;INTERVAL=2", "FREQ=MONTHLY"}));
}

TEST(ReadSeries, RefusesRulesThatTakeOutByTheirOwnName) {
    EXPECT_EQ(refusal("RRULE:FREQ=DAILY\nEXRULE:FREQ=FORTNIGHTLY\n"),
              "the EXRULE \"FREQ=FORTNIGHTLY\" is refused: FREQ=FORTNIGHTLY is no frequency");
}

TEST(ReadSeries, RefusesMoreRulesThanTheLimit) {
    std::string rules;
    for (int interval = 1; interval <= 12; ++interval)
        rules += "RRULE:FREQ=DAILY;INTERVAL=" + std::to_string(interval) + "\n";
    EXPECT_EQ(refusal(rules), "it has too many rules");
}

TEST(ReadSeries, RefusesAnOccurrenceWithARuleWithoutItsSeries) {
    EXPECT_EQ(refusal("RECURRENCE-ID:20261124T080000Z\nRRULE:FREQ=DAILY\n"),
              "it has both RECURRENCE-ID and RRULE");
}

TEST(ReadSeries, PassesOverTheRuleOfTheSeriesInAnOccurrenceThatComesWithIt) {
    const std::string series = event_of(std::string(tuesday_nine) + "RRULE:FREQ=DAILY\n");
    const std::string occurrence =
        event_of(std::string(tuesday_nine) + "RECURRENCE-ID:20261125T080000Z\nRRULE:FREQ=DAILY\n");
    const Reading reading = read(mail_with(calendar_of(series + occurrence)));
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_TRUE(invitation(reading)->components.at(0).rrule);
    EXPECT_FALSE(invitation(reading)->components.at(1).rrule);
}

TEST(ReadSeries, KeepsTheRuleOfTheRestOfASeries) {
    const Reading reading =
        series_with("RECURRENCE-ID;RANGE=THISANDFUTURE:20261124T080000Z\nRRULE:FREQ=DAILY\n");
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(only_component(reading).rrule, "FREQ=DAILY");
}

TEST(ReadSeries, TakesARuleWithBackslashesBeforeItsSeparators) {
    EXPECT_EQ(only_component(series_with("RRULE:FREQ=WEEKLY\\;BYDAY=MO\\,TU\n")).rrule,
              "FREQ=WEEKLY;BYDAY=MO,TU");
}

TEST(ReadSeries, KeepsExdatesOfSeveralLinesAndTypes) {
    const Reading reading = series_with(
        "RRULE:FREQ=DAILY;COUNT=9\nEXDATE:20261125T080000Z,20261126T080000Z\nEXDATE;TZID=Europe/"
        "Berlin:20261127T090000\n"
        "EXDATE;VALUE=DATE:20261128\nEXDATE:\n");
    const auto& exdates = only_component(reading).exdates;
    ASSERT_EQ(exdates.size(), 4U);
    EXPECT_EQ(exdates[1].local, wall(2026, 11, 26, 8));
    EXPECT_EQ(exdates[2].tzid, "Europe/Berlin");
    EXPECT_TRUE(exdates[3].date_only);
}

TEST(ReadSeries, KeepsAThousandExdatesOfOneLine) {
    std::string line = "EXDATE:20270101T080000Z";
    for (int i = 1; i < 1000; ++i) line += ",20270101T08" + std::to_string(1000 + i % 60).substr(2) + "00Z";
    EXPECT_EQ(only_component(series_with("RRULE:FREQ=DAILY\n" + line + "\n")).exdates.size(), 1000U);
}

TEST(ReadSeries, RefusesMoreDatesThanTheLimit) {
    std::string line = "EXDATE:20270101T080000Z";
    for (int i = 0; i < 10'000; ++i) line += ",20270101T080000Z";
    EXPECT_EQ(refusal(line + "\n"), "it has too many dates");
    line.replace(0, 6, "RDATE;VALUE=PERIOD");
    for (auto at = line.find('Z'); at != std::string::npos; at = line.find('Z', at + 6))
        line.replace(at, 1, "Z/PT1H");
    EXPECT_EQ(refusal(line + "\n"), "it has too many dates");
}

TEST(ReadSeries, TakesARuleWhoseFirstDateIsManyYearsAway) {
    EXPECT_EQ(rule_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"),  // 2044
              "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO");
}

TEST(ReadSeries, RefusesMalformedDates) {
    EXPECT_EQ(refusal("EXDATE:20261125T080000Z,never\n"), "the EXDATE \"never\" is malformed");
    EXPECT_EQ(refusal("RDATE:never\n"), "the RDATE \"never\" is malformed");
}

TEST(ReadSeries, TakesRdatePeriodsWithTheirOwnLengths) {
    const Reading reading =
        series_with("RDATE;VALUE=PERIOD:20261201T080000Z/PT2H,20261202T080000Z/20261202T083000Z\n");
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    const auto& periods = only_component(reading).periods;
    EXPECT_EQ(periods.at(0).start.local, wall(2026, 12, 1, 8));
    EXPECT_EQ(periods.at(0).duration.value().exact, std::chrono::hours(2));
    EXPECT_EQ(periods.at(1).end.value().local, wall(2026, 12, 2, 8, 30));
}

TEST(ReadSeries, TakesTheZoneOfAPeriodForItsEndToo) {
    const Reading reading =
        series_with("RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20261201T080000/20261201T090000\n");
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(only_component(reading).periods.at(0).end.value().tzid, "Europe/Berlin");
}

TEST(ReadSeries, TakesTheStartOfAnExdateThatIsAPeriod) {
    const Reading reading = series_with("EXDATE;VALUE=PERIOD:20261201T080000Z/PT1H\n");
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(only_component(reading).exdates.at(0).local, wall(2026, 12, 1, 8));
}

TEST(ReadSeries, RefusesAPeriodThatIsMalformedOrEndsBeforeItBegins) {
    EXPECT_EQ(refusal("RDATE;VALUE=PERIOD:20261201T080000Z/never\n"),
              "the RDATE \"20261201T080000Z/never\" is malformed");
    EXPECT_EQ(refusal("RDATE;VALUE=PERIOD:20261201T080000Z/20261201T070000Z\n"),
              "its end is before the start of an RDATE");
}

TEST(ReadSeries, KnowsThisAndFuture) {
    EXPECT_TRUE(
        only_component(series_with("RECURRENCE-ID;RANGE=THISANDFUTURE:20261124T080000Z\n")).this_and_future);
    EXPECT_FALSE(only_component(series_with("RECURRENCE-ID:20261124T080000Z\n")).this_and_future);
    EXPECT_EQ(refusal("RECURRENCE-ID;RANGE=THISANDPRIOR:20261124T080000Z\n"),
              "the RANGE \"THISANDPRIOR\" is malformed");
}

TEST(ReadSeries, KnowsThisAndFutureWithoutRange) {
    EXPECT_TRUE(
        only_component(series_with("RECURRENCE-ID;THISANDFUTURE:20261124T080000Z\n")).this_and_future);
}

}  // namespace
}  // namespace reserve
