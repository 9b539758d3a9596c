#include "reserve/rules/series/series_dates.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "reserve/reading/reading_text.hpp"
#include "reserve/rules/series/date_comparison.hpp"
#include "reserve/rules/series/rest_of_series.hpp"
#include "reserve/rules/versions/fingerprint.hpp"
#include "reserve/rules/versions/stored_components.hpp"
#include "reserve/rules/versions/who_may_change.hpp"

namespace reserve {
namespace {

struct Exception {
    DecidedComponent component;
    std::optional<Interval> time;  // nothing: the room is not wanted then
};

struct Rest {
    DecidedComponent component;
    std::optional<Content> content;  // nothing: cancelled
};

// What counts beside the series itself, by RECURRENCE-ID.
struct Changes {
    std::map<Instant, Exception> exceptions;
    std::map<Instant, Rest> rests;
};

std::optional<Content> stored_content(const DecidedComponent& component) {
    return component.state == DecidedComponent::State::cancelled ? std::nullopt : content_of(component);
}

// The date that the pattern itself has there.
std::optional<Interval> time_by(const Expansion& pattern, Instant recurrence_id) {
    const auto date = std::ranges::lower_bound(pattern.dates, recurrence_id, {}, &Date::recurrence_id);
    if (date == pattern.dates.end() || date->recurrence_id != recurrence_id) return std::nullopt;
    return date->time;
}

Exception stored_exception(const DecidedComponent& component, const Expansion& pattern,
                           const std::string& zone) {
    if (component.state == DecidedComponent::State::cancelled) return {component, std::nullopt};
    const auto content = stored_content(component);
    if (!content) return {component, time_by(pattern, *component.recurrence_id)};  // it was unreadable
    return {component, time_of(content->component, content->zones, zone)};
}

// Whether a stored exception that the new version does not mention still has its date.
bool still_occurs(Instant recurrence_id, const Expansion& pattern, Instant from) {
    return recurrence_id <= from || time_by(pattern, recurrence_id);
}

Changes staying(const Question& question, const Expansion& pattern, Instant from, bool same_pattern) {
    const Instant series_sent = question.asked.series->component.dtstamp;
    Changes changes;
    for (const DecidedComponent& stored : question.stored.components) {
        if (!stored.recurrence_id) continue;
        if (!counts_for(question.stored, stored, question.asked.organizer)) continue;
        const Instant id = *stored.recurrence_id;
        const bool cancelled = stored.state == DecidedComponent::State::cancelled;
        const bool unmentioned_stays = same_pattern && (cancelled || still_occurs(id, pattern, from));
        if (stored.version.dtstamp <= series_sent && !unmentioned_stays) continue;
        if (stored.this_and_future)
            changes.rests.emplace(id, Rest{stored, stored_content(stored)});
        else
            changes.exceptions.emplace(id, stored_exception(stored, pattern, question.room.zone));
    }
    return changes;
}

Instant instant_named_by(const AskedComponent& exception, const AskedMeeting& asked,
                         const std::string& zone) {
    const auto date =
        recurrence_instant(exception.component, asked.zones, asked.series->component, asked.zones, zone);
    return date ? *date : resolve(*exception.component.recurrence_id, asked.zones, zone);
}

// A change of the rest of a series says what becomes of its first occurrence; a cancellation, of all that
// follow.
void make_way(Changes& changes, const DecidedComponent& rest) {
    const bool all = rest.state == DecidedComponent::State::cancelled;
    const auto gives_way = [&](const auto& entry) {
        const bool meant = entry.first == rest.recurrence_id || (all && entry.first > rest.recurrence_id);
        return meant && entry.second.component.version.dtstamp <= rest.version.dtstamp;
    };
    std::erase_if(changes.exceptions, gives_way);
    std::erase_if(changes.rests, gives_way);
}

// Whether what is stored about the occurrence was sent later: its own change, that of the rest that begins
// with it, or a cancellation of the rest.
bool has_later(const Changes& changes, Instant id, bool is_rest, Instant sent) {
    const auto later = [&](const auto& entry) { return entry.second.component.version.dtstamp > sent; };
    const auto own = changes.exceptions.find(id);
    if (!is_rest && own != changes.exceptions.end() && later(*own)) return true;
    return std::ranges::any_of(changes.rests, [&](const auto& entry) {
        return later(entry) && (entry.first == id || (!entry.second.content && entry.first < id));
    });
}

// They count with the series' DTSTAMP; a stored one with a later DTSTAMP stays (ruling 6).
void merge(Changes& changes, const Question& question, const AskedComponent& exception) {
    const AskedMeeting& asked = question.asked;
    const Instant sent = asked.series->component.dtstamp;
    const Instant id = instant_named_by(exception, asked, question.room.zone);
    const bool is_rest = exception.component.this_and_future;
    if (has_later(changes, id, is_rest, sent)) return;
    DecidedComponent component = decided(exception, asked.zones, organizer_of(question), id,
                                         {.sequence = exception.component.sequence, .dtstamp = sent});
    component.digests = {fingerprint(exception)};
    const bool wanted = exception.wish == AskedComponent::Wish::book;
    if (is_rest) {
        make_way(changes, component);
        std::optional<Content> content;
        if (wanted) content = Content{exception.component, asked.zones};
        changes.rests.insert_or_assign(id, Rest{std::move(component), std::move(content)});
        return;
    }
    std::optional<Interval> time;
    if (wanted) time = time_of(exception.component, asked.zones, question.room.zone);
    changes.exceptions.insert_or_assign(id, Exception{std::move(component), time});
}

// Of two for the same occurrence in one message the newer counts, at equal version the one that cancels
// (ruling 5).
std::vector<AskedComponent> newest_last(std::vector<AskedComponent> exceptions) {
    std::ranges::stable_sort(exceptions, {}, [](const AskedComponent& asked) {
        return std::tuple(asked.component.sequence, asked.component.dtstamp,
                          asked.wish == AskedComponent::Wish::cancel);
    });
    return exceptions;
}

Expansion expanded(const Question& question, const Changes& changes, Expansion pattern,
                   const Interval& look) {
    if (changes.rests.empty()) return pattern;
    const Component& series = question.asked.series->component;
    std::vector<RestOfSeries> rests;
    for (const auto& [from, rest] : changes.rests)
        rests.push_back({from, rest.content, rest.component.version.dtstamp > series.dtstamp});
    return expand_with_rests({series, question.asked.zones}, rests, question.room.zone, look);
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
    const AskedMeeting& asked = question.asked;
    Expansion pattern = expand(asked.series->component, asked.zones, question.room.zone, look);
    Changes changes = staying(question, pattern, look.start, same_pattern);
    const std::vector<AskedComponent> exceptions = newest_last(asked.exceptions);
    for (const bool rests : {true, false})  // first: their occurrences may have changes of their own
        for (const AskedComponent& exception : exceptions)
            if (exception.component.this_and_future == rests) merge(changes, question, exception);
    pattern = expanded(question, changes, std::move(pattern), look);

    SeriesDates dates{.to_come = {},
                      .exceptions = {},
                      .goes_on = pattern.goes_on,
                      .has_past = pattern.has_past,
                      .too_many = pattern.too_many};
    const bool whole_series_wanted = asked.series->wish == AskedComponent::Wish::book;
    for (const Date& date : pattern.dates)
        if (whole_series_wanted && !changes.exceptions.contains(date.recurrence_id))
            dates.to_come.push_back(date);
    for (const auto& [from, rest] : changes.rests) dates.exceptions.push_back(rest.component);
    for (const auto& [id, exception] : changes.exceptions) {
        dates.exceptions.push_back(exception.component);
        if (!exception.time) continue;
        if (is_over(*exception.time, look.start))
            dates.has_past = true;
        else
            dates.to_come.push_back({id, *exception.time});
    }
    std::ranges::sort(dates.to_come, {}, &Date::recurrence_id);
    std::ranges::sort(dates.exceptions, {}, [](const DecidedComponent& c) {
        return std::pair(c.recurrence_id, c.this_and_future);
    });
    return dates;
}

bool has_same_pattern(const Question& question, const DecidedComponent& stored) {
    if (stored.state != DecidedComponent::State::booked || stored.content.empty()) return false;
    const auto [content, zones] = parse_component(stored.content);
    const Component& asked = question.asked.series->component;
    const std::string& room_zone = question.room.zone;
    const auto& asked_zones = question.asked.zones;
    return content.rrule == asked.rrule && content.further_rrules == asked.further_rrules &&
           content.exrules == asked.exrules &&
           clock_of(content.start, zones, room_zone) == clock_of(asked.start, asked_zones, room_zone) &&
           time_of(content, zones, room_zone) == time_of(asked, asked_zones, room_zone);
}

}  // namespace reserve
