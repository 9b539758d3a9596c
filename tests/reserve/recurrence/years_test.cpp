// FREQ=YEARLY with BYMONTHDAY or BYWEEKNO, where implementations differ: what RFC 5545 3.3.10 says, against
// models that count days and weeks one by one.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "reserve/recurrence/recurrence.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

constexpr local_days latest = local_days{2041y / January / 1};

std::vector<local_days> dates(const std::string& rule, year_month_day start, std::size_t at_most = 10'000) {
    std::vector<local_days> result;
    for (const local_seconds instance : expand_rule(rule, local_days{start}, latest - seconds{1}, at_most))
        result.push_back(floor<days>(instance));
    return result;
}

std::vector<local_days> days_of(std::initializer_list<year_month_day> dates) {
    return {dates.begin(), dates.end()};
}

// BYMONTHDAY expands in a year (the table of RFC 5545 3.3.10), whatever month DTSTART is in. libical 3.0.16
// stays in the month of DTSTART: 29.2.2024, 29.2.2028.
TEST(YearlyRule, TakesADayOfTheMonthInEveryMonth) {
    EXPECT_EQ(dates("FREQ=YEARLY;BYMONTHDAY=29;COUNT=3", 2024y / February / 29),
              days_of({2024y / February / 29, 2024y / March / 29, 2024y / April / 29}));
    EXPECT_EQ(dates("FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=-1;BYDAY=FR", 2026y / July / 1, 2),
              days_of({2026y / July / 31, 2028y / March / 31}));
}

// Which day of the week is not in the rule: it is that of DTSTART (RFC 5545 3.3.10), as with FREQ=WEEKLY and
// as libical has it where it gets the weeks right. python-dateutil takes all seven.
TEST(YearlyRule, TakesTheDayOfAWeekFromDtstart) {
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=20", 2026y / November / 24, 2),
              days_of({2027y / May / 18, 2028y / May / 16}));
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=53", 2026y / November / 24, 2),
              days_of({2026y / December / 29, 2032y / December / 28}));
}

TEST(YearlyRule, TakesTheDaysThatOtherPartsNameInAWeek) {
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=20;BYMONTHDAY=17,19", 2026y / November / 24, 2),
              days_of({2027y / May / 17, 2027y / May / 19}));
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=20;BYYEARDAY=140", 2026y / November / 24, 1),
              days_of({2027y / May / 20}));
}

// 2 January 2010 stands in week 53 of 2009, 31 December 2024 in week 1 of 2025. python-dateutil counts from
// the calendar year and finds neither 29.12.2015 nor 3.1.2028.
TEST(YearlyRule, CountsIntervalInYearsOfWeeks) {
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=6", 2010y / January / 2, 3),
              days_of({2010y / January / 2, 2015y / December / 29, 2016y / January / 2}));
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,TU;INTERVAL=3", 2024y / December / 31, 3),
              days_of({2024y / December / 31, 2028y / January / 3, 2028y / January / 4}));
}

TEST(YearlyRule, GivesNothingInAYearWithoutThatWeek) {
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=5", 2010y / January / 2),
              days_of({2010y / January / 2}));
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=11", 2010y / January / 2),
              days_of({2010y / January / 2, 2020y / December / 29, 2021y / January / 2}));
}

// DTSTART is not among them: the years count from its own, as in libical 3.0.16.
TEST(YearlyRule, CountsIntervalFromTheCalendarYearOfAnotherDtstart) {
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=53;INTERVAL=5;BYDAY=TH", 2027y / January / 3),
              days_of({2032y / December / 30, 2037y / December / 31}));
}

TEST(YearlyRule, CountsPlacesInAYearOfWeeks) {
    EXPECT_EQ(dates("FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=TU,SA;BYSETPOS=-1", 2026y / November / 24, 2),
              days_of({2027y / January / 2, 2027y / January / 9}));
}

// The weeks of a year one after the other: the first one has 4 January in it.
std::vector<std::vector<local_days>> weeks_of(year year, weekday week_start) {
    const auto first_of = [&](auto of) {
        local_days day{of / January / 4};
        while (weekday{day} != week_start) day -= days{1};
        return day;
    };
    std::vector<std::vector<local_days>> weeks;
    for (local_days day = first_of(year); day < first_of(year + years{1}); day += days{7}) {
        weeks.emplace_back();
        for (int i = 0; i < 7; ++i) weeks.back().push_back(day + days{i});
    }
    return weeks;
}

struct WeekRule {
    std::set<int> weeks;
    std::set<unsigned> weekdays;  // of DTSTART where the rule names none
    weekday week_start;
};

std::vector<local_days> by_model(const WeekRule& rule, year_month_day start, int interval) {
    std::vector<local_days> result;
    const auto in_year = [&](year year) {
        std::vector<local_days> chosen;
        const auto weeks = weeks_of(year, rule.week_start);
        const int count = static_cast<int>(weeks.size());
        for (int week = 1; week <= count; ++week) {
            if (!rule.weeks.contains(week) && !rule.weeks.contains(week - count - 1)) continue;
            for (const local_days day : weeks[static_cast<std::size_t>(week - 1)])
                if (rule.weekdays.contains(weekday{day}.c_encoding())) chosen.push_back(day);
        }
        return chosen;
    };
    year first = start.year();
    for (year near = start.year() - years{1}; near <= start.year() + years{1}; ++near)
        if (std::ranges::count(in_year(near), local_days{start}) > 0) first = near;
    if (interval == 1) first = start.year() - years{1};
    for (year year = first; year < 2042y; year += years{interval})
        for (const local_days day : in_year(year))
            if (day >= local_days{start} && day < latest) result.push_back(day);
    return result;
}

TEST(RandomYearlyRules, GiveTheDaysOfTheWeeksThatAreCounted) {
    static const std::vector<std::string> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    for (unsigned seed = 0; seed < 3000; ++seed) {
        std::mt19937 engine(seed);
        const auto from = [&](int least, int most) {
            return std::uniform_int_distribution<int>(least, most)(engine);
        };
        const year_month_day start{local_days{2020y / January / 1} + days{from(0, 2000)}};
        const int interval = from(0, 1) == 1 ? 1 : from(2, 7);
        const int week_start = from(0, 6);
        WeekRule rule{.weeks = {}, .weekdays = {}, .week_start = weekday(static_cast<unsigned>(week_start))};
        std::string text = "FREQ=YEARLY;INTERVAL=" + std::to_string(interval) +
                           ";WKST=" + names[static_cast<std::size_t>(week_start)] + ";BYWEEKNO=";
        for (int left = from(1, 4); left > 0; --left) {
            const int week =
                (from(0, 1) == 1 ? 1 : -1) * (from(0, 2) == 0 ? from(1, 53) : from(51, 53) % 53 + 1);
            text += (rule.weeks.empty() ? "" : ",") + std::to_string(week);
            rule.weeks.insert(week);
        }
        for (int left = from(0, 3); left > 0; --left) {
            const auto day = static_cast<unsigned>(from(0, 6));
            text += (rule.weekdays.empty() ? ";BYDAY=" : ",") + names[day];
            rule.weekdays.insert(day);
        }
        if (rule.weekdays.empty()) rule.weekdays.insert(weekday{local_days{start}}.c_encoding());
        ASSERT_EQ(dates(text, start), by_model(rule, start, interval)) << text << " seed " << seed;
    }
}

TEST(RandomYearlyRules, GiveTheDaysOfEveryMonth) {
    for (unsigned seed = 0; seed < 1000; ++seed) {
        std::mt19937 engine(seed);
        const int day = static_cast<int>(engine() % 31) + 1;
        const bool from_behind = engine() % 2 == 0;
        const int interval = static_cast<int>(engine() % 4) + 1;
        const year_month_day start{local_days{2020y / January / 1} + days{engine() % 2000}};
        std::vector<local_days> expected;
        for (year year = start.year(); year < 2041y; year += years{interval}) {
            for (unsigned month = 1; month <= 12; ++month) {
                const auto length = (year / std::chrono::month(month) / last).day();
                const int date = from_behind ? static_cast<int>(unsigned{length}) + 1 - day : day;
                const auto found = year / std::chrono::month(month) / date;
                if (date >= 1 && found.ok() && local_days{found} >= local_days{start})
                    expected.emplace_back(found);
            }
        }
        const std::string rule = "FREQ=YEARLY;INTERVAL=" + std::to_string(interval) +
                                 ";BYMONTHDAY=" + std::to_string(from_behind ? -day : day);
        ASSERT_EQ(dates(rule, start), expected) << rule << " seed " << seed;
    }
}

}  // namespace
}  // namespace reserve
