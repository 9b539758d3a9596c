#pragma once
#include <chrono>
#include <memory>
#include <string>

#include "reserve/instant.hpp"
#include "reserve/wall_clock.hpp"

namespace reserve {

// How dates and lengths are written: a locale, and patterns of ICU for a date and for a time of day.
struct DateSettings {
    std::string locale = "en";
    std::string date = "EEE d MMM yyyy";
    std::string time = "HH:mm";
};

// What is wrong with such settings, beginning with the key (locale, date_format, time_format); empty:
// nothing.
std::string problem_of(const DateSettings& settings);

// Writes dates by such settings. Thread-safe.
class DateFormat {
  public:
    explicit DateFormat(const DateSettings& settings);

    std::string day(Instant instant, const std::string& zone) const;        // "Tue 24 Nov 2026"
    std::string day_of_week(std::chrono::weekday day) const;                // "Tue"
    std::string span(const Interval& time, const std::string& zone) const;  // "Tue 24 Nov 2026 09:00-10:00"
    std::string span(const Interval& time, const WallClock& clock) const;
    std::string length(std::chrono::seconds length) const;  // "1 hour, 30 minutes"

  private:
    struct Icu;
    std::shared_ptr<const Icu> icu_;
};

}  // namespace reserve
