// Prints the source of korean_years(). A program of its own, which the build runs: see korean_years.hpp.
#include <iostream>

#include "reserve/recurrence/scales/icu_calendar.hpp"
#include "reserve/recurrence/scales/korean_years.hpp"

namespace {

constexpr int years = 1000;

void print(const reserve::YearOfMonths& year) {
    unsigned long_months = 0, leap_month = 0;
    for (std::size_t i = 0; i < year.months.size(); ++i) {
        if (year.months[i].days == 30) long_months |= 1U << i;
        if (year.months[i].leap) leap_month = static_cast<unsigned>(i) + 1;
    }
    std::cout << "    {" << year.first.time_since_epoch().count() << ", " << year.months.size() << ", "
              << long_months << ", " << leap_month << "},\n";
}

}  // namespace

int main() {
    const reserve::IcuCalendar korean("dangi");
    std::cout << "#include \"reserve/recurrence/scales/korean_years.hpp\"\n\nnamespace reserve {\n\n"
                 "std::span<const KoreanYear> korean_years() {\n    static constexpr KoreanYear years[]{\n";
    for (int year = 0; year < years; ++year) print(korean.year(reserve::first_korean_year + year));
    std::cout << "    };\n    return years;\n}\n\n}  // namespace reserve\n";
}
