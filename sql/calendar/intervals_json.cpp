#include "sql/calendar/intervals_json.hpp"

namespace sql {

std::string json_of(std::span<const reserve::Interval> intervals) {
    std::string json = "[";
    for (const reserve::Interval& interval : intervals) {
        if (json.size() > 1) json += ',';
        json += '[' + std::to_string(interval.start.time_since_epoch().count()) + ',' +
                std::to_string(interval.end.time_since_epoch().count()) + ']';
    }
    return json + ']';
}

}  // namespace sql
