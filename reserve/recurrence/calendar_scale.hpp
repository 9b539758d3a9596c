#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace reserve {

// A calendar that a rule may count in (RSCALE, RFC 7529 4.1): its years and months, by ICU. Not for two
// threads at once.
class CalendarScale {
  public:
    // `name` as CLDR has it, in lower case ("hebrew", "islamic-civil"). The Korean one ("dangi") is not.
    static bool is_known(const std::string& name);

    // Throws std::runtime_error for a name that is not known.
    explicit CalendarScale(const std::string& name);
    CalendarScale(const CalendarScale&) = delete;
    CalendarScale& operator=(const CalendarScale&) = delete;
    ~CalendarScale();

    struct Month {
        int number;  // from 1; a leap month has that of the month that it follows
        bool leap;
        std::chrono::local_days first;
        int days;
    };
    struct Year {
        std::chrono::local_days first;
        int days;
        std::vector<Month> months;
    };
    int year_of(std::chrono::local_days day) const;
    const Year& year(int number) const;

  private:
    struct Calendar;
    std::unique_ptr<Calendar> calendar_;
    mutable std::map<int, Year> years_;
    mutable int recent_ = 0;  // the year of the day asked about last
};

}  // namespace reserve
