#include "reserve/rules/series/series_dates.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "reserve/reading/reading_text.hpp"
#include "reserve/rules/series/date_comparison.hpp"
#include "reserve/rules/versions/fingerprint.hpp"
#include "reserve/rules/versions/stored_components.hpp"
#include "reserve/rules/versions/who_may_change.hpp"

namespace reserve {
namespace {

struct Exception {
    DecidedComponent component;
    std::optional<Interval> time;  // nothing: the room is not wanted then
};
using Exceptions = std::map<Instant, Exception>;

Exception stored_exception(const DecidedComponent& component, const std::string& zone) {
    if (component.state == DecidedComponent::State::cancelled) return {component, std::nullopt};
    const auto [content, zones] = parse_component(component.content);
    return {component, time_of(content, zones, zone)};
}

// Whether a stored exception that the new version does not mention still has its date.
bool still_occurs(Instant recurrence_id, const Expansion& pattern, Instant from) {
    if (recurrence_id <= from) return true;
    return std::ranges::binary_search(pattern.dates, recurrence_id, {}, &Date::recurrence_id);
}

Exceptions staying(const Question& question, const Expansion& pattern, Instant from, bool same_pattern) {
    const Instant series_sent = question.asked.series->component.dtstamp;
    Exceptions exceptions;
    for (const DecidedComponent& stored : question.stored.components) {
        if (!stored.recurrence_id) continue;
        if (!stored_component(question.stored, stored.recurrence_id, question.asked.organizer)) continue;
        const bool cancelled = stored.state == DecidedComponent::State::cancelled;
        const bool unmentioned_stays =
            same_pattern && (cancelled || still_occurs(*stored.recurrence_id, pattern, from));
        if (stored.version.dtstamp > series_sent || unmentioned_stays)
            exceptions.emplace(*stored.recurrence_id, stored_exception(stored, question.room.zone));
    }
    return exceptions;
}

Instant instant_named_by(const AskedComponent& exception, const AskedMeeting& asked,
                         const std::string& zone) {
    const auto date =
        recurrence_instant(exception.component, asked.zones, asked.series->component, asked.zones, zone);
    return date ? *date : resolve(*exception.component.recurrence_id, asked.zones, zone);
}

// They count with the series' DTSTAMP; a stored one with a later DTSTAMP stays (ruling 6).
void merge_those_that_came(Exceptions& exceptions, const Question& question) {
    const AskedMeeting& asked = question.asked;
    const Instant sent = asked.series->component.dtstamp;
    for (const AskedComponent& exception : asked.exceptions) {
        const Instant id = instant_named_by(exception, asked, question.room.zone);
        const auto stored = exceptions.find(id);
        if (stored != exceptions.end() && stored->second.component.version.dtstamp > sent) continue;
        DecidedComponent component = decided(exception, asked.zones, organizer_of(question), id,
                                             {.sequence = exception.component.sequence, .dtstamp = sent});
        component.digests = {fingerprint(exception)};
        std::optional<Interval> time;
        if (exception.wish == AskedComponent::Wish::book)
            time = time_of(exception.component, asked.zones, question.room.zone);
        exceptions.insert_or_assign(id, Exception{std::move(component), time});
    }
}

Expansion pattern_of(const Question& question, const Interval& look) {
    const AskedComponent& series = *question.asked.series;
    return expand(series.component, question.asked.zones, question.room.zone, look);
}

// By what name the wall clock of a series goes: the same instant in another zone is another pattern.
std::string clock_of(const CalendarTime& time, const std::vector<Zone>& zones, const std::string& room_zone) {
    if (time.kind == CalendarTime::Kind::utc) return "UTC";
    if (time.kind == CalendarTime::Kind::floating) return room_zone;
    const auto zone = std::ranges::find(zones, time.tzid, &Zone::tzid);
    return zone != zones.end() && zone->known ? *zone->known : time.tzid;
}

}  // namespace

SeriesDates series_dates(const Question& question, const Interval& look, bool same_pattern) {
    const Expansion pattern = pattern_of(question, look);
    Exceptions exceptions = staying(question, pattern, look.start, same_pattern);
    merge_those_that_came(exceptions, question);

    SeriesDates dates{.to_come = {},
                      .exceptions = {},
                      .goes_on = pattern.goes_on,
                      .has_past = pattern.has_past,
                      .too_many = pattern.too_many};
    const bool whole_series_wanted = question.asked.series->wish == AskedComponent::Wish::book;
    for (const Date& date : pattern.dates)
        if (whole_series_wanted && !exceptions.contains(date.recurrence_id)) dates.to_come.push_back(date);
    for (const auto& [id, exception] : exceptions) {
        dates.exceptions.push_back(exception.component);
        if (!exception.time) continue;
        if (is_over(*exception.time, look.start))
            dates.has_past = true;
        else
            dates.to_come.push_back({id, *exception.time});
    }
    std::ranges::sort(dates.to_come, {}, &Date::recurrence_id);
    return dates;
}

bool has_same_pattern(const Question& question, const DecidedComponent& stored) {
    if (stored.state != DecidedComponent::State::booked || stored.content.empty()) return false;
    const auto [content, zones] = parse_component(stored.content);
    const Component& asked = question.asked.series->component;
    const std::string& room_zone = question.room.zone;
    const auto& asked_zones = question.asked.zones;
    return content.rrule == asked.rrule &&
           clock_of(content.start, zones, room_zone) == clock_of(asked.start, asked_zones, room_zone) &&
           time_of(content, zones, room_zone) == time_of(asked, asked_zones, room_zone);
}

}  // namespace reserve
