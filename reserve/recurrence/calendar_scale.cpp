#include "reserve/recurrence/calendar_scale.hpp"

#include <unicode/ucal.h>

#include <algorithm>
#include <stdexcept>

namespace reserve {
namespace {

using namespace std::chrono;

constexpr int most_months = 13;
constexpr int hebrew_leap_month = 5;  // Adar I, which ICU counts in years without it as well

void check(UErrorCode error) {
    if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU's calendar: ") + u_errorName(error));
}

}  // namespace

struct CalendarScale::Calendar {
    explicit Calendar(const std::string& name) : is_hebrew(name == "hebrew") {
        UErrorCode error = U_ZERO_ERROR;
        const std::u16string_view utc = u"UTC";
        handle = ucal_open(utc.data(), static_cast<int32_t>(utc.size()), ("@calendar=" + name).c_str(),
                           UCAL_TRADITIONAL, &error);
        check(error);
    }
    Calendar(const Calendar&) = delete;
    Calendar& operator=(const Calendar&) = delete;
    ~Calendar() { ucal_close(handle); }

    void go_to(local_days day) const {
        UErrorCode error = U_ZERO_ERROR;
        ucal_setMillis(handle, static_cast<double>(milliseconds(day.time_since_epoch()).count()), &error);
        check(error);
    }
    int get(UCalendarDateFields field) const {
        UErrorCode error = U_ZERO_ERROR;
        const int value = ucal_get(handle, field, &error);
        check(error);
        return value;
    }
    local_days first_of(int year) const {
        ucal_clear(handle);
        ucal_set(handle, UCAL_EXTENDED_YEAR, year);
        ucal_set(handle, UCAL_MONTH, 0);
        ucal_set(handle, UCAL_IS_LEAP_MONTH, 0);
        ucal_set(handle, UCAL_DATE, 1);
        UErrorCode error = U_ZERO_ERROR;
        const double millis = ucal_getMillis(handle, &error);
        check(error);
        return floor<days>(local_time<milliseconds>(milliseconds(static_cast<std::int64_t>(millis))));
    }
    // The month that begins there.
    Month month(local_days first) const {
        const int number = get(UCAL_MONTH) + 1;
        UErrorCode error = U_ZERO_ERROR;
        const int length = ucal_getLimit(handle, UCAL_DATE, UCAL_ACTUAL_MAXIMUM, &error);
        check(error);
        if (!is_hebrew || number <= hebrew_leap_month)
            return {number, get(UCAL_IS_LEAP_MONTH) == 1, first, length};
        return {number - 1, number == hebrew_leap_month + 1, first, length};
    }

    UCalendar* handle = nullptr;
    bool is_hebrew;
};

// ICU 72 keeps what it worked out of the Chinese and of the Korean calendar in one cache: who asks it for
// both gets wrong years of one.
bool CalendarScale::is_known(const std::string& name) {
    if (name == "dangi") return false;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UEnumeration, decltype(&uenum_close)> names(
        ucal_getKeywordValuesForLocale("calendar", "", false, &error), &uenum_close);
    check(error);
    while (const char* const known = uenum_next(names.get(), nullptr, &error))
        if (name == known) return true;
    check(error);
    return false;
}

CalendarScale::CalendarScale(const std::string& name) {
    if (!is_known(name)) throw std::runtime_error("there is no calendar " + name);
    calendar_ = std::make_unique<Calendar>(name);
}

CalendarScale::~CalendarScale() = default;

int CalendarScale::year_of(local_days day) const {
    const auto recent = years_.find(recent_);
    if (recent != years_.end()) {
        const Year& year = recent->second;
        if (year.first <= day && day < year.first + days{year.days}) return recent_;
    }
    calendar_->go_to(day);
    return recent_ = calendar_->get(UCAL_EXTENDED_YEAR);
}

const CalendarScale::Year& CalendarScale::year(int number) const {
    const auto known = years_.find(number);
    if (known != years_.end()) return known->second;
    Year year{.first = calendar_->first_of(number), .days = 0, .months = {}};
    const local_days next = calendar_->first_of(number + 1);
    year.days = static_cast<int>((next - year.first).count());
    for (local_days first = year.first; first < next; first += days{year.months.back().days}) {
        if (year.months.size() == most_months)
            throw std::runtime_error("ICU's calendar: a year of 14 months");
        calendar_->go_to(first);
        year.months.push_back(calendar_->month(first));
    }
    return years_.emplace(number, std::move(year)).first->second;
}

}  // namespace reserve
