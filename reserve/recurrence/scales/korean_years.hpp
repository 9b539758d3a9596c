#pragma once
#include <span>
#include <vector>

namespace reserve {

// A year of the Korean calendar (CLDR's dangi) as the table has it.
struct KoreanYear {
    int first;             // day since 1970-01-01
    unsigned months;       // 12 or 13
    unsigned long_months;  // bit 0 for the first month and so on: it has 30 days, not 29
    unsigned leap_month;   // which one in order, from 1; 0: none
};

// Those of 1600 to 2599, from ICU's extended year `first_korean_year` on, without a gap;
// print_korean_years.cpp has ICU make them when roomgate is built. ICU 72 keeps what it worked out of the
// Chinese and of the Korean calendar in one cache: a program that asks it for both gets wrong years of one.
constexpr int first_korean_year = 3933;  // 1600
std::span<const KoreanYear> korean_years();

}  // namespace reserve
