#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "reserve/recurrence/scales/calendar_scale.hpp"
#include "reserve/recurrence/rule.hpp"

namespace reserve {

// The days of a rule that counts in the months of another calendar or says what is to become of days that a
// month or year does not have (RSCALE and SKIP, RFC 7529 4.1), INTERVAL, COUNT, UNTIL and BYSETPOS aside.
class ScaledDays {
  public:
    // Whether a rule needs it: a DayFilter says the same of others.
    static bool has_work_for(const Rule& rule);

    ScaledDays(const Rule& rule, std::chrono::local_days start);

    // MONTHLY and YEARLY, of the period so many months or years after that of DTSTART. Ascending; SKIP may
    // move the first one to the day before the period, and the last one to the day after.
    std::vector<std::chrono::local_days> in_period(std::int64_t number) const;
    // Where it begins; far off for one that is 400 years away.
    std::chrono::local_days first_of_period(std::int64_t number) const;
    // The shorter frequencies: whether the rule puts instances on a day.
    bool matches(std::chrono::local_days day) const;

  private:
    using Days = std::vector<std::chrono::local_days>;
    using Month = CalendarScale::Month;
    using Year = CalendarScale::Year;

    void complete();
    bool is_wanted(const Month& month) const;
    const Month& month_of(std::chrono::local_days day) const;
    std::optional<Month> month_after(std::int64_t months) const;
    std::vector<Month> wanted_months(int year) const;
    void add_wanted(std::vector<Month>& found, int year, int number, bool leap) const;
    Days in_year(int year) const;
    Days in_months(const std::vector<Month>& months) const;
    Days in_year_of_weeks(int year) const;
    bool weekday_matches(std::chrono::local_days day) const;
    bool week_matches(std::chrono::local_days day) const;

    Rule rule_;
    std::shared_ptr<const CalendarScale> scale_;
    std::chrono::local_days start_;
    int start_year_;
};

}  // namespace reserve
