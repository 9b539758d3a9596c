#pragma once
#include <memory>
#include <string>

#include "reserve/recurrence/scales/year_of_months.hpp"

namespace reserve {

// A calendar of ICU. Not for two threads at once. Throws std::runtime_error where ICU fails.
class IcuCalendar {
  public:
    static bool is_known(const std::string& name);  // as CLDR has it, in lower case

    explicit IcuCalendar(const std::string& name);
    IcuCalendar(const IcuCalendar&) = delete;
    IcuCalendar& operator=(const IcuCalendar&) = delete;
    ~IcuCalendar();

    int year_of(std::chrono::local_days day) const;  // ICU's extended year
    YearOfMonths year(int number) const;

  private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

}  // namespace reserve
