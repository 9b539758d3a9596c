#include "reserve/recurrence/scales/icu_calendar.hpp"

#include <unicode/ucal.h>

#include <stdexcept>
#include <string_view>

namespace reserve {
namespace {

using namespace std::chrono;

constexpr int most_months = 13;
constexpr int hebrew_leap_month = 5;  // Adar I, which ICU counts in years without it as well

// The new moon of 6 February 2027 is at 23:56 in Beijing, that of 3 February 2030 at 0:07: ICU 72 takes it
// for the other side of midnight, as of no other month from 2024 to 2046.
struct WrongMonth {
    local_days first_by_icu;
    local_days first;
};
constexpr WrongMonth wrong_chinese_months[]{{local_days{2027y / 2 / 7}, local_days{2027y / 2 / 6}},
                                            {local_days{2030y / 2 / 2}, local_days{2030y / 2 / 3}}};

local_days put_right(local_days first) {
    for (const WrongMonth& wrong : wrong_chinese_months)
        if (first == wrong.first_by_icu) return wrong.first;
    return first;
}

void put_right(YearOfMonths& year) {
    const local_days next = put_right(year.first + days{year.days});
    for (MonthOfYear& month : year.months) {
        const local_days end = put_right(month.first + days{month.days});
        month.first = put_right(month.first);
        month.days = static_cast<int>((end - month.first).count());
    }
    year.first = year.months.front().first;
    year.days = static_cast<int>((next - year.first).count());
}

void check(UErrorCode error) {
    if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU's calendar: ") + u_errorName(error));
}

}  // namespace

struct IcuCalendar::Handle {
    explicit Handle(const std::string& name) : is_hebrew(name == "hebrew"), is_chinese(name == "chinese") {
        constexpr std::u16string_view utc = u"UTC";
        UErrorCode error = U_ZERO_ERROR;
        calendar = ucal_open(utc.data(), static_cast<int32_t>(utc.size()), ("@calendar=" + name).c_str(),
                             UCAL_TRADITIONAL, &error);
        check(error);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { ucal_close(calendar); }

    void go_to(local_days day) const {
        UErrorCode error = U_ZERO_ERROR;
        ucal_setMillis(calendar, static_cast<double>(milliseconds(day.time_since_epoch()).count()), &error);
        check(error);
    }
    int get(UCalendarDateFields field) const {
        UErrorCode error = U_ZERO_ERROR;
        const int value = ucal_get(calendar, field, &error);
        check(error);
        return value;
    }
    local_days first_of(int year) const {
        ucal_clear(calendar);
        ucal_set(calendar, UCAL_EXTENDED_YEAR, year);
        ucal_set(calendar, UCAL_MONTH, 0);
        ucal_set(calendar, UCAL_IS_LEAP_MONTH, 0);
        ucal_set(calendar, UCAL_DATE, 1);
        UErrorCode error = U_ZERO_ERROR;
        const double millis = ucal_getMillis(calendar, &error);
        check(error);
        return floor<days>(local_time<milliseconds>(milliseconds(static_cast<std::int64_t>(millis))));
    }
    // The month that begins there.
    MonthOfYear month(local_days first) const {
        go_to(first);
        const int number = get(UCAL_MONTH) + 1;
        UErrorCode error = U_ZERO_ERROR;
        const int length = ucal_getLimit(calendar, UCAL_DATE, UCAL_ACTUAL_MAXIMUM, &error);
        check(error);
        if (!is_hebrew || number <= hebrew_leap_month)
            return {number, get(UCAL_IS_LEAP_MONTH) == 1, first, length};
        return {number - 1, number == hebrew_leap_month + 1, first, length};
    }

    UCalendar* calendar = nullptr;
    bool is_hebrew;
    bool is_chinese;
};

bool IcuCalendar::is_known(const std::string& name) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UEnumeration, decltype(&uenum_close)> names(
        ucal_getKeywordValuesForLocale("calendar", "", false, &error), &uenum_close);
    check(error);
    while (const char* const known = uenum_next(names.get(), nullptr, &error))
        if (name == known) return true;
    check(error);
    return false;
}

IcuCalendar::IcuCalendar(const std::string& name) : handle_(std::make_unique<Handle>(name)) {}

IcuCalendar::~IcuCalendar() = default;

int IcuCalendar::year_of(local_days day) const {
    handle_->go_to(day);
    const int number = handle_->get(UCAL_EXTENDED_YEAR);
    if (!handle_->is_chinese) return number;
    const YearOfMonths whole = year(number);
    return day < whole.first ? number - 1 : day < whole.first + days{whole.days} ? number : number + 1;
}

YearOfMonths IcuCalendar::year(int number) const {
    YearOfMonths year{.first = handle_->first_of(number), .days = 0, .months = {}};
    const local_days next = handle_->first_of(number + 1);
    year.days = static_cast<int>((next - year.first).count());
    for (local_days first = year.first; first < next; first += days{year.months.back().days}) {
        if (year.months.size() == most_months)
            throw std::runtime_error("ICU's calendar: a year of 14 months");
        year.months.push_back(handle_->month(first));
    }
    if (handle_->is_chinese) put_right(year);
    return year;
}

}  // namespace reserve
