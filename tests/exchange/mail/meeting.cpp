#include "tests/exchange/mail/meeting.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "tests/exchange/mail/encoding.hpp"

namespace exchange {
namespace {

constexpr std::size_t most_occurrences = 1100;
constexpr Seconds longest_series = 3 * 366 * 86400LL;

struct Free {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

// The zone of the message's own VTIMEZONE or of libical's table; floating times are taken as UTC [guess].
Seconds instant_of(icaltimetype time) {
    if (time.is_date) time = icaltime_convert_to_zone(time, nullptr);
    const icaltimezone* zone = icaltime_get_timezone(time);
    icaltimezone* utc = icaltimezone_get_utc_timezone();
    return icaltime_as_timet_with_zone(time, zone ? zone : utc);
}

std::optional<Seconds> instant_of(icalcomponent* event, icalproperty_kind kind) {
    icalproperty* property = icalcomponent_get_first_property(event, kind);
    if (!property) return std::nullopt;
    return instant_of(icalproperty_get_datetime_with_component(property, event));
}

std::string text_of(const char* text) { return text ? text : ""; }

std::string without_mailto(const std::string& text) {
    return equal_blind(text.substr(0, 7), "mailto:") ? text.substr(7) : text;
}

void read_organizer(icalcomponent* event, Meeting& meeting) {
    icalproperty* organizer = icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY);
    if (!organizer) return;
    meeting.organizer = without_mailto(text_of(icalproperty_get_organizer(organizer)));
    icalparameter* name = icalproperty_get_first_parameter(organizer, ICAL_CN_PARAMETER);
    if (name) meeting.organizer_name = text_of(icalparameter_get_cn(name));
}

// An Exchange item recurs daily, weekly, monthly or yearly (MS-OXOCAL 2.2.1.44.1); with another rule it is taken
// as a single meeting [guess]. Libical hangs on some of those.
bool recurs(icalcomponent* event) {
    icalproperty* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (rule) return icalproperty_get_rrule(rule).freq >= ICAL_DAILY_RECURRENCE;
    return icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY) != nullptr;
}

void collect(icalcomponent*, icaltime_span* span, void* starts) {
    static_cast<std::vector<Seconds>*>(starts)->push_back(span->start);
}

// icalcomponent_foreach_recurrence knows RRULE, RDATE and EXDATE.
std::vector<Seconds> starts_of(icalcomponent* event, Seconds first) {
    icaltimezone* utc = icaltimezone_get_utc_timezone();
    const auto from = icaltime_from_timet_with_zone(static_cast<time_t>(first), 0, utc);
    const auto until = icaltime_from_timet_with_zone(static_cast<time_t>(first + longest_series), 0, utc);
    std::vector<Seconds> starts;
    icalcomponent_foreach_recurrence(event, from, until, collect, &starts);
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    if (starts.size() > most_occurrences) starts.resize(most_occurrences);
    return starts;
}

Meeting read_event(icalcomponent* event, const std::string& method) {
    Meeting meeting;
    meeting.method = method;
    meeting.uid = text_of(icalcomponent_get_uid(event));
    meeting.recurrence_id = instant_of(event, ICAL_RECURRENCEID_PROPERTY);
    meeting.sequence = icalcomponent_get_sequence(event);
    meeting.stamp = instant_of(event, ICAL_DTSTAMP_PROPERTY).value_or(0);
    meeting.start = instant_of(event, ICAL_DTSTART_PROPERTY).value_or(0);
    meeting.end = std::max(meeting.start, instant_of(icalcomponent_get_dtend(event)));
    meeting.all_day = icalcomponent_get_dtstart(event).is_date != 0;
    meeting.summary = text_of(icalcomponent_get_summary(event));
    meeting.location = text_of(icalcomponent_get_location(event));
    read_organizer(event, meeting);
    if (recurs(event)) meeting.starts = starts_of(event, meeting.start);
    return meeting;
}

}  // namespace

std::vector<Meeting> read_meetings(const std::string& calendar) {
    const std::unique_ptr<icalcomponent, Free> root(icalparser_parse_string(calendar.c_str()));
    std::vector<Meeting> meetings;
    if (!root) return meetings;
    icalcomponent* whole = root.get();
    const std::string method = text_of(icalproperty_method_to_string(icalcomponent_get_method(whole)));
    for (icalcomponent* event = icalcomponent_get_first_component(whole, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(whole, ICAL_VEVENT_COMPONENT))
        meetings.push_back(read_event(event, method));
    std::stable_partition(meetings.begin(), meetings.end(),
                          [](const Meeting& m) { return !m.recurrence_id; });
    return meetings;
}

}  // namespace exchange
