#pragma once
#include <optional>
#include <string>

#include "reserve/mirror.hpp"

namespace ews {

// A series as Exchange knows one.
struct OwnSeries {
    std::string recurrence;    // the t:Recurrence element: pattern and range
    std::string windows_zone;  // for t:StartTimeZone; hand-made definitions fail there: ErrorTimeZone
    friend bool operator==(const OwnSeries&, const OwnSeries&) = default;
};

// Nothing: no pattern of Exchange (t:RecurrencePatternTypes) means the same, Windows has no such zone, or a
// rule without end has only these dates.
std::optional<OwnSeries> series_of(const reserve::MirrorSeries& series);

}  // namespace ews
