#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "reserve/recurrence/day_filter.hpp"
#include "reserve/recurrence/rule.hpp"
#include "reserve/recurrence/scaled_days.hpp"
#include "reserve/recurrence/times_of_day.hpp"

namespace reserve {

// The instances of a rule in wall clock time, found by asking a DayFilter about each day of each period that
// INTERVAL leaves (below DAILY, about each day): bounded whatever the rule says. (libical's iterator looks
// for the next instance inside one call, for ever where there is none, and cannot be stopped.) RSCALE and
// SKIP have ScaledDays asked instead.
class Instances {
  public:
    Instances(const Rule& rule, std::chrono::local_seconds start);

    struct Found {
        std::vector<std::chrono::local_seconds> instances;  // ascending
        bool gave_up = false;  // after 150,000 days (410 years) and times of day: more may follow
    };
    // Those in [from, last], at most `at_most`. Far from DTSTART the periods between are skipped, unless
    // COUNT has them counted.
    Found between(std::chrono::local_seconds from, std::chrono::local_seconds last,
                  std::size_t at_most) const;

    std::size_t most_in_two_days() const { return 2 * times_of_day_.most(); }

  private:
    struct Days {
        std::chrono::local_days first;
        std::chrono::local_days end;
    };
    std::chrono::year first_year() const;
    std::int64_t period_before(std::chrono::local_seconds time) const;
    Days period(std::int64_t number) const;
    struct Look {
        std::vector<std::chrono::local_seconds> found;
        std::size_t looked_at = 0;  // days, steps and instances, of all periods so far
    };
    Look look_at(std::int64_t number, Days days, Look so_far) const;
    void look_through(Days days, Look& look) const;
    void look_at_day(std::chrono::local_days day, Look& look) const;

    Rule rule_;
    std::chrono::local_seconds start_;
    std::chrono::year_month_day start_date_;
    DayFilter filter_;
    std::optional<ScaledDays> scaled_;
    std::chrono::year first_year_;  // from which FREQ=YEARLY counts INTERVAL
    TimesOfDay times_of_day_;
};

}  // namespace reserve
