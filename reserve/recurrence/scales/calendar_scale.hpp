#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "reserve/recurrence/scales/year_of_months.hpp"

namespace reserve {

class IcuCalendar;

// A calendar that a rule may count in (RSCALE, RFC 7529 4.1): its years and months, by ICU. Not for two
// threads at once.
class CalendarScale {
  public:
    // `name` as CLDR has it, in lower case ("hebrew", "islamic-civil").
    static bool is_known(const std::string& name);

    // Throws std::runtime_error for a name that is not known.
    explicit CalendarScale(const std::string& name);
    CalendarScale(const CalendarScale&) = delete;
    CalendarScale& operator=(const CalendarScale&) = delete;
    ~CalendarScale();

    using Month = MonthOfYear;
    using Year = YearOfMonths;
    int year_of(std::chrono::local_days day) const;
    const Year& year(int number) const;

  private:
    std::unique_ptr<const IcuCalendar> icu_;  // null: the Korean one
    mutable std::map<int, Year> years_;
    mutable int recent_ = 0;  // the year of the day asked about last
};

}  // namespace reserve
