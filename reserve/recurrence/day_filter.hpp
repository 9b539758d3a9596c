#pragma once
#include <chrono>

#include "reserve/recurrence/rule.hpp"

namespace reserve {

// Says of a single day whether a rule puts an instance on it, INTERVAL, COUNT, UNTIL and BYSETPOS aside.
// What the rule leaves open is taken from DTSTART (RFC 5545 3.3.10).
class DayFilter {
  public:
    DayFilter(const Rule& rule, std::chrono::year_month_day start);

    bool month_matches(std::chrono::month month) const;
    bool matches(std::chrono::year_month_day date) const;

  private:
    bool month_day_matches(std::chrono::year_month_day date) const;
    bool year_day_matches(std::chrono::year_month_day date) const;
    bool week_matches(std::chrono::year_month_day date) const;
    bool weekday_matches(std::chrono::year_month_day date) const;
    void complete(std::chrono::year_month_day start);

    Rule rule_;
    bool nth_in_month_;
    bool any_weekday_ = false;
};

}  // namespace reserve
