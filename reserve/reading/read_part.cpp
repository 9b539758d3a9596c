#include "reserve/reading/read_part.hpp"

#include "reserve/ascii.hpp"
#include "reserve/reading/calendar/block.hpp"

namespace reserve {
namespace {

std::vector<CalendarReading> unreadable(std::string reason) {
    Unreadable content;
    content.reason = std::move(reason);
    return {{.contents = {std::move(content)}, .warnings = {}}};
}

// SPEC ruling 1: the calendar object's own METHOD counts.
void warn_of_method(CalendarReading& reading, const CalendarPart& part, const Block& calendar) {
    const auto method = calendar.value("METHOD");
    if (part.method.empty() || ascii::same(part.method, method)) return;
    reading.warnings.push_back("the MIME part says method=" + part.method.substr(0, 40) +
                               ", the calendar object METHOD:" + std::string(method.substr(0, 40)));
}

}  // namespace

std::vector<CalendarReading> read_part(const CalendarPart& part, const Arrival& arrival,
                                       const ReadingLimits& limits) {
    if (part.octets.size() > limits.calendar_object)
        return unreadable("the calendar object is larger than " + std::to_string(limits.calendar_object) +
                          " octets");
    const std::string text = unfolded(part.octets, part.charset);
    std::vector<CalendarReading> readings;
    for (const Block& calendar : parse_blocks(text)) {
        readings.push_back(read_calendar(calendar, arrival, limits));
        warn_of_method(readings.back(), part, calendar);
        if (readings.size() > limits.components)
            return unreadable("the calendar part holds too many objects");
    }
    if (!readings.empty()) return readings;
    readings = unreadable("the calendar part holds no BEGIN:VCALENDAR");
    readings.front().is_empty = true;
    return readings;
}

}  // namespace reserve
