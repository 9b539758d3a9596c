#include "reserve/rules/span_of.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "reserve/rules/versions/stored_components.hpp"

namespace reserve {
namespace {

// The bounds of what the database can hold.
constexpr Instant endless{std::chrono::seconds{std::numeric_limits<std::int64_t>::max()}};
constexpr Instant without_beginning{std::chrono::seconds{-std::numeric_limits<std::int64_t>::max()}};
constexpr auto any_offset = std::chrono::days{1};
constexpr auto length_of_a_day = std::chrono::days{1};

Interval span_of(const Component& component) {
    const Instant start(component.start.local.time_since_epoch());
    const bool earlier_dates = !component.rdates.empty() || !component.periods.empty();
    Interval span{earlier_dates ? without_beginning : start - any_offset, endless};
    if (recurs(component)) return span;
    Instant end = start + length_of_a_day;
    if (component.end)
        end = std::max(end, Instant(component.end->local.time_since_epoch()) + length_of_a_day);
    if (component.duration) end += component.duration->days + component.duration->exact;
    span.end = end + any_offset;
    return span;
}

void widen(std::optional<Interval>& span, const Component& component) {
    const Interval one = span_of(component);
    span = span ? Interval{std::min(span->start, one.start), std::max(span->end, one.end)} : one;
}

}  // namespace

std::optional<Interval> span_of(const AskedMeeting& asked) {
    std::optional<Interval> span;
    if (asked.series) widen(span, asked.series->component);
    for (const AskedComponent& exception : asked.exceptions) widen(span, exception.component);
    return span;
}

}  // namespace reserve
