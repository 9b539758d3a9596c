#include "reserve/rules/words/date_format.hpp"

#include <unicode/measfmt.h>
#include <unicode/measunit.h>
#include <unicode/numsys.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "reserve/wall_clock.hpp"

namespace reserve {
namespace {

constexpr long long minutes_per_hour = 60;
constexpr long long minutes_per_day = 1440;
constexpr std::size_t most_lengths = 200;  // that are remembered

// Wall clocks come from the time zone database alone; ICU only writes them, as if they were UTC.
std::unique_ptr<icu::SimpleDateFormat> format_of(const std::string& pattern, const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    auto format =
        std::make_unique<icu::SimpleDateFormat>(icu::UnicodeString::fromUTF8(pattern), locale, status);
    if (U_FAILURE(status)) throw std::runtime_error("no dates can be written as " + pattern);
    format->adoptTimeZone(icu::TimeZone::createTimeZone("UTC"));
    return format;
}

bool has_european_digits(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberingSystem> digits(icu::NumberingSystem::createInstance(locale, status));
    return U_SUCCESS(status) && std::string_view(digits->getName()) == "latn";
}

// What the pattern HH:mm gives, without ICU: every answer holds several.
std::string hours_and_minutes(std::chrono::local_seconds local) {
    const auto minute =
        std::chrono::floor<std::chrono::minutes>(local).time_since_epoch() % std::chrono::days(1);
    const auto of_day =
        static_cast<int>((minute + std::chrono::days(1)) % std::chrono::days(1) / std::chrono::minutes(1));
    const std::array digits{of_day / 600, of_day / 60 % 10, of_day % 60 / 10, of_day % 10};
    std::string text = "00:00";
    for (std::size_t i = 0; i < digits.size(); ++i) text[i + i / 2] = static_cast<char>('0' + digits[i]);
    return text;
}

std::string written(const icu::SimpleDateFormat& format, std::chrono::local_seconds local) {
    icu::UnicodeString text;
    format.format(static_cast<UDate>(local.time_since_epoch().count()) * 1000.0, text);
    std::string utf8;
    return text.toUTF8String(utf8);
}

}  // namespace

struct DateFormat::Icu {
    explicit Icu(const DateSettings& settings)
        : locale(settings.locale.c_str()),
          date(format_of(settings.date, locale)),
          time(format_of(settings.time, locale)),
          plain_time(settings.time == "HH:mm" && has_european_digits(locale)),
          weekday(format_of("EEE", locale)),
          lengths(locale, UMEASFMT_WIDTH_WIDE, status) {
        if (U_FAILURE(status)) throw std::runtime_error("no lengths can be written in " + settings.locale);
    }

    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale;
    std::unique_ptr<icu::SimpleDateFormat> date;
    std::unique_ptr<icu::SimpleDateFormat> time;
    bool plain_time;
    std::unique_ptr<icu::SimpleDateFormat> weekday;
    icu::MeasureFormat lengths;
    // ICU makes each anew from its tables, which takes longer than the rest of an answer.
    mutable std::mutex mutex;
    mutable std::map<long long, std::string> known_lengths;  // by minutes

    std::string time_of(std::chrono::local_seconds local) const {
        return plain_time ? hours_and_minutes(local) : written(*time, local);
    }
    std::string length_of(long long minutes) const;
};

std::string problem_of(const DateSettings& settings) {
    std::int32_t count = 0;
    const icu::Locale* known = icu::Locale::getAvailableLocales(count);
    const icu::Locale wanted(settings.locale.c_str());
    if (std::find(known, known + count, wanted) == known + count)
        return "locale takes languages such as \"en\" or \"de_CH\", and \"" + settings.locale + "\" is none";
    for (const auto& [key, pattern] :
         {std::pair{"date_format", settings.date}, {"time_format", settings.time}}) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::SimpleDateFormat format(icu::UnicodeString::fromUTF8(pattern), wanted, status);
        icu::UnicodeString text;
        if (U_SUCCESS(status)) format.format(0.0, text, nullptr, status);
        if (U_FAILURE(status) || text.isEmpty())
            return std::string(key) + " takes a pattern of ICU such as \"d MMM yyyy\", and \"" + pattern +
                   "\" is none";
    }
    return {};
}

DateFormat::DateFormat(const DateSettings& settings) : icu_(std::make_shared<const Icu>(settings)) {}

std::string DateFormat::day(Instant instant, const std::string& zone) const {
    return written(*icu_->date, WallClock::of(zone).local(instant));
}

std::string DateFormat::day_of_week(std::chrono::weekday day) const {
    constexpr std::chrono::local_days sunday{std::chrono::year(2026) / 11 / 22};
    return written(*icu_->weekday, sunday + (day - std::chrono::Sunday));
}

std::string DateFormat::span(const Interval& time, const std::string& zone) const {
    return span(time, WallClock::of(zone));
}

std::string DateFormat::span(const Interval& time, const WallClock& clock) const {
    const auto start = clock.local(time.start);
    const auto end = clock.local(time.end);
    const std::string first = written(*icu_->date, start) + " " + icu_->time_of(start);
    if (start == end) return first;
    const bool same_day =
        std::chrono::floor<std::chrono::days>(start) == std::chrono::floor<std::chrono::days>(end);
    if (same_day) return first + "-" + icu_->time_of(end);
    return first + " - " + written(*icu_->date, end) + " " + icu_->time_of(end);
}

std::string DateFormat::length(std::chrono::seconds length) const {
    const long long minutes = std::chrono::ceil<std::chrono::minutes>(length).count();
    const std::lock_guard lock(icu_->mutex);
    const auto known = icu_->known_lengths.find(minutes);
    if (known != icu_->known_lengths.end()) return known->second;
    std::string text = icu_->length_of(minutes);
    if (icu_->known_lengths.size() < most_lengths) icu_->known_lengths.emplace(minutes, text);
    return text;
}

std::string DateFormat::Icu::length_of(long long minutes) const {
    UErrorCode failure = U_ZERO_ERROR;
    std::vector<icu::Measure> measures;
    const auto add = [&](long long count, icu::MeasureUnit* unit) {
        const std::unique_ptr<icu::MeasureUnit> owned(unit);
        if (count > 0)
            measures.emplace_back(icu::Formattable(static_cast<std::int64_t>(count)), unit->clone(), failure);
    };
    add(minutes / minutes_per_day, icu::MeasureUnit::createDay(failure));
    add(minutes % minutes_per_day / minutes_per_hour, icu::MeasureUnit::createHour(failure));
    add(minutes % minutes_per_hour, icu::MeasureUnit::createMinute(failure));
    if (measures.empty())
        measures.emplace_back(icu::Formattable(std::int64_t{0}), icu::MeasureUnit::createMinute(failure),
                              failure);
    icu::UnicodeString text;
    icu::FieldPosition ignored;
    lengths.formatMeasures(measures.data(), static_cast<std::int32_t>(measures.size()), text, ignored,
                           failure);
    if (U_FAILURE(failure)) throw std::runtime_error("a length cannot be written");
    std::string utf8;
    return text.toUTF8String(utf8);
}

}  // namespace reserve
