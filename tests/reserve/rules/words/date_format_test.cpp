#include "reserve/rules/words/date_format.hpp"

#include <gtest/gtest.h>

#include "tests/support/draft.hpp"

namespace reserve {
namespace {

using support::at;

const DateFormat english{DateSettings{}};
const DateFormat german{DateSettings{.locale = "de", .date = "EEE d. MMMM yyyy", .time = "H:mm"}};

Interval from_to(const std::string& from, const std::string& to) { return {at(from), at(to)}; }

TEST(DateFormat, WritesADayOnce) {
    EXPECT_EQ(english.span(from_to("2026-11-24 09:00", "2026-11-24 10:30"), "Europe/Berlin"),
              "Tue 24 Nov 2026 10:00-11:30");
}

TEST(DateFormat, WritesBothDaysWhereTheyDiffer) {
    EXPECT_EQ(english.span(from_to("2026-11-24 22:30", "2026-11-25 01:00"), "Europe/Berlin"),
              "Tue 24 Nov 2026 23:30 - Wed 25 Nov 2026 02:00");
}

TEST(DateFormat, WritesNoEndOfAMeetingWithoutLength) {
    EXPECT_EQ(english.span(from_to("2026-11-24 09:00", "2026-11-24 09:00"), "Etc/UTC"),
              "Tue 24 Nov 2026 09:00");
}

TEST(DateFormat, WritesLengths) {
    EXPECT_EQ(english.length(std::chrono::minutes(60)), "1 hour");
    EXPECT_EQ(english.length(std::chrono::minutes(60)), "1 hour");
    EXPECT_EQ(english.length(std::chrono::minutes(90)), "1 hour, 30 minutes");
    EXPECT_EQ(english.length(std::chrono::minutes(1)), "1 minute");
    EXPECT_EQ(english.length(std::chrono::minutes(2 * 1440)), "2 days");
    EXPECT_EQ(english.length(std::chrono::seconds(0)), "0 minutes");
}

TEST(DateFormat, WritesInTheLanguageOfItsLocale) {
    EXPECT_EQ(german.span(from_to("2026-12-01 08:00", "2026-12-01 09:00"), "Europe/Berlin"),
              "Di. 1. Dezember 2026 9:00-10:00");
    EXPECT_EQ(german.length(std::chrono::minutes(90)), "1 Stunde, 30 Minuten");
    EXPECT_EQ(german.day_of_week(std::chrono::Monday), "Mo.");
}

TEST(DateFormat, WritesTheDigitsOfItsLocale) {
    const DateFormat persian{DateSettings{.locale = "fa", .date = "d", .time = "HH:mm"}};
    EXPECT_EQ(persian.span(from_to("2026-12-01 08:00", "2026-12-01 08:00"), "Etc/UTC"), "۱۰ ۰۸:۰۰");
}

TEST(DateFormat, TakesNoUnknownLanguageNorPattern) {
    EXPECT_EQ(problem_of({}), "");
    EXPECT_TRUE(problem_of({.locale = "klingon", .date = "d", .time = "H"}).starts_with("locale "));
    EXPECT_TRUE(problem_of({.locale = "en", .date = "", .time = "H"}).starts_with("date_format "));
    EXPECT_TRUE(problem_of({.locale = "en", .date = "d", .time = "'"}).starts_with("time_format "));
    EXPECT_TRUE(problem_of({.locale = "en", .date = "nonsense", .time = "H"}).starts_with("date_format "));
}

}  // namespace
}  // namespace reserve
