#pragma once
#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace reserve {

// A rule that names days of a year, as VTIMEZONEs have it: FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU and its kin.
struct YearlyRule {
    struct Weekday {
        int nth = 0;           // 0: each one in the month; -1: the last
        unsigned weekday = 0;  // 0 is Sunday
    };
    std::vector<unsigned> months;
    std::vector<Weekday> weekdays;
    std::vector<int> month_days;
    std::vector<int> positions;                       // BYSETPOS, among all days of a year
    std::optional<int> count;                         // `until` says it, too
    std::optional<std::chrono::local_seconds> until;  // in the offset before the change, or UTC
    bool until_is_utc = false;

    // The days of one year; `start` gives month and day where the rule names none.
    std::vector<std::chrono::local_days> days(std::chrono::year year, std::chrono::local_days start) const;
};

// A FREQ=MONTHLY that names its months, or that comes every twelfth month, says the same. Nothing for any
// other rule, one with both COUNT and UNTIL, nor when its BYHOUR, BYMINUTE or BYSECOND is another time of day
// than `start`.
std::optional<YearlyRule> parse_yearly_rule(std::string_view rrule, std::chrono::local_seconds start);

}  // namespace reserve
