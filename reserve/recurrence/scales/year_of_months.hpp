#pragma once
#include <chrono>
#include <vector>

namespace reserve {

struct MonthOfYear {
    int number;  // from 1; a leap month has that of the month that it follows
    bool leap;
    std::chrono::local_days first;
    int days;
};

// A year of a calendar that a rule may count in, with its months in order.
struct YearOfMonths {
    std::chrono::local_days first;
    int days;
    std::vector<MonthOfYear> months;
};

}  // namespace reserve
