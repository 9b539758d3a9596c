// Working out the dates of a series, as the desk does for each decision.
#include <benchmark/benchmark.h>

#include <stdexcept>

#include "reserve/expansion/expansion.hpp"

namespace {

using namespace reserve;

Component series(const std::string& rule) {
    Component component;
    component.start.local =
        std::chrono::local_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(9);
    component.start.kind = CalendarTime::Kind::zoned;
    component.start.tzid = "W. Europe Standard Time";
    component.end = component.start;
    component.end->local += std::chrono::minutes(90);
    component.rrule = rule;
    return component;
}

void expand_series(benchmark::State& state, const std::string& rule, std::size_t expected) {
    const std::vector<Zone> zones = {{"W. Europe Standard Time", "Europe/Berlin", {}}};
    const Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
    const Component component = series(rule);
    for (auto _ : state) {
        const Expansion expansion =
            expand(component, zones, "Europe/Berlin", {now, now + std::chrono::days(1081)});
        if (expansion.dates.size() != expected) throw std::runtime_error("unexpected number of dates");
    }
}

BENCHMARK_CAPTURE(expand_series, single_date, "FREQ=DAILY;COUNT=1", 1);
BENCHMARK_CAPTURE(expand_series, weekly_for_three_years, "FREQ=WEEKLY", 155);
BENCHMARK_CAPTURE(expand_series, daily_for_three_years, "FREQ=DAILY", 1080);
BENCHMARK_CAPTURE(expand_series, monthly_by_weekday, "FREQ=MONTHLY;BYDAY=2TU", 35);

}  // namespace
