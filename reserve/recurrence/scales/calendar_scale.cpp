#include "reserve/recurrence/scales/calendar_scale.hpp"

#include <algorithm>
#include <stdexcept>

#include "reserve/recurrence/scales/icu_calendar.hpp"
#include "reserve/recurrence/scales/korean_years.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

// Days outside of the table count for its first or last year: nobody books a room then.
int korean_year_of(local_days day) {
    const auto years = korean_years();
    const auto next = std::ranges::upper_bound(years, day.time_since_epoch().count(), {}, &KoreanYear::first);
    return first_korean_year + static_cast<int>(std::max<std::ptrdiff_t>(0, next - years.begin() - 1));
}

YearOfMonths korean_year(int number) {
    const auto years = korean_years();
    const auto index = std::clamp<std::ptrdiff_t>(number - first_korean_year, 0, std::ssize(years) - 1);
    const KoreanYear& row = years[static_cast<std::size_t>(index)];
    YearOfMonths year{.first = local_days{days{row.first}}, .days = 0, .months = {}};
    for (unsigned i = 0; i < row.months; ++i) {
        const unsigned leap_months = row.leap_month > 0 && i + 1 >= row.leap_month ? 1 : 0;
        const int length = row.long_months >> i & 1U ? 30 : 29;
        year.months.push_back({static_cast<int>(i + 1 - leap_months), i + 1 == row.leap_month,
                               year.first + days{year.days}, length});
        year.days += length;
    }
    return year;
}

}  // namespace

bool CalendarScale::is_known(const std::string& name) { return IcuCalendar::is_known(name); }

CalendarScale::CalendarScale(const std::string& name) {
    if (!is_known(name)) throw std::runtime_error("there is no calendar " + name);
    if (name != "dangi") icu_ = std::make_unique<const IcuCalendar>(name);
}

CalendarScale::~CalendarScale() = default;

int CalendarScale::year_of(local_days day) const {
    const auto recent = years_.find(recent_);
    if (recent != years_.end()) {
        const Year& year = recent->second;
        if (year.first <= day && day < year.first + days{year.days}) return recent_;
    }
    return recent_ = icu_ ? icu_->year_of(day) : korean_year_of(day);
}

const CalendarScale::Year& CalendarScale::year(int number) const {
    const auto known = years_.find(number);
    if (known != years_.end()) return known->second;
    return years_.emplace(number, icu_ ? icu_->year(number) : korean_year(number)).first->second;
}

}  // namespace reserve
