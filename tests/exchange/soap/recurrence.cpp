#include "tests/exchange/soap/recurrence.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <map>

#include "tests/exchange/mail/meeting.hpp"

namespace exchange {
namespace {

// CLDR's windowsZones, as far as tests go; Exchange refuses a name that it does not know [ErrorTimeZone].
const std::map<std::string, std::string> olson_names{{"UTC", "Etc/UTC"},
                                                     {"GMT Standard Time", "Europe/London"},
                                                     {"W. Europe Standard Time", "Europe/Berlin"},
                                                     {"Eastern Standard Time", "America/New_York"}};

std::string text_of(const Element& element, std::string_view name) {
    const Element* child = element.child(name);
    return child ? child->text : std::string();
}

std::string days_of(const std::string& names) {
    std::string days, word;
    for (const char c : names + " ") {
        if (c != ' ') {
            word += c;
            continue;
        }
        if (word.empty()) continue;
        days += (days.empty() ? "" : ",") + std::string{static_cast<char>(std::toupper(word[0])),
                                                        static_cast<char>(std::toupper(word[1]))};
        word.clear();
    }
    return days;
}

std::string number_of(const std::string& index) {
    static const std::map<std::string, std::string> numbers{
        {"First", "1"}, {"Second", "2"}, {"Third", "3"}, {"Fourth", "4"}, {"Last", "-1"}};
    return numbers.at(index);
}

std::string month_of(const std::string& name) {
    static const std::vector<std::string> names{"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};
    return std::to_string(std::find(names.begin(), names.end(), name) - names.begin() + 1);
}

// t:RecurrencePatternTypes as an RRULE. A day that a month has not is its last there [DayOfMonth in the EWS
// reference].
std::string pattern_of(const Element& pattern) {
    const std::string interval = ";INTERVAL=" + text_of(pattern, "t:Interval");
    const std::string days = days_of(text_of(pattern, "t:DaysOfWeek"));
    const auto nth = [&] { return ";BYDAY=" + number_of(text_of(pattern, "t:DayOfWeekIndex")) + days; };
    const auto month = [&] { return ";BYMONTH=" + month_of(text_of(pattern, "t:Month")); };
    const std::string day = text_of(pattern, "t:DayOfMonth");
    if (pattern.name == "t:DailyRecurrence") return "FREQ=DAILY" + interval;
    if (pattern.name == "t:WeeklyRecurrence") {
        const std::string first = days_of(text_of(pattern, "t:FirstDayOfWeek"));
        return "FREQ=WEEKLY" + interval + ";BYDAY=" + days + (first.empty() ? "" : ";WKST=" + first);
    }
    if (pattern.name == "t:RelativeMonthlyRecurrence") return "FREQ=MONTHLY" + interval + nth();
    if (pattern.name == "t:AbsoluteMonthlyRecurrence")
        return "FREQ=MONTHLY" + interval + ";BYMONTHDAY=" + day;
    if (pattern.name == "t:RelativeYearlyRecurrence") return "FREQ=YEARLY" + month() + nth();
    return "FREQ=YEARLY" + month() + ";BYMONTHDAY=" + day;
}

std::string range_of(const Element& range) {
    if (range.name == "t:NoEndRecurrence") return "";
    if (range.name == "t:NumberedRecurrence") return ";COUNT=" + text_of(range, "t:NumberOfOccurrences");
    std::string end = text_of(range, "t:EndDate").substr(0, 10);
    std::erase(end, '-');
    return ";UNTIL=" + end + "T235959";
}

std::string wall_clock(Seconds instant, const std::string& olson_name) {
    icaltimezone* const zone = icaltimezone_get_builtin_timezone(olson_name.c_str());
    const icaltimetype time = icaltime_from_timet_with_zone(static_cast<time_t>(instant), 0, zone);
    char text[32];
    std::snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d%02d", time.year, time.month, time.day, time.hour,
                  time.minute, time.second);
    return text;
}

}  // namespace

std::variant<std::vector<Seconds>, Refused> dates_of(const Element& calendar_item, Seconds start) {
    const Element* const recurrence = calendar_item.child("t:Recurrence");
    if (!recurrence) return std::vector<Seconds>{};
    const Element* const zone = calendar_item.child("t:StartTimeZone");
    const auto known = olson_names.find(zone ? zone->attribute_or("Id", "") : "UTC");
    if (known == olson_names.end()) return Refused{"ErrorTimeZone"};
    const std::string rule = pattern_of(recurrence->children[0]) + range_of(recurrence->children[1]);
    const std::string clock = wall_clock(start, known->second);
    const auto meetings = read_meetings(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=" + known->second + ":" +
        clock + "\r\nDURATION:PT1H\r\nRRULE:" + rule + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    if (meetings.empty() || meetings.front().starts.empty()) return Refused{"ErrorRecurrenceHasNoOccurrence"};
    return meetings.front().starts;
}

}  // namespace exchange
