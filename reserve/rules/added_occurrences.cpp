#include "reserve/rules/added_occurrences.hpp"

#include "reserve/expansion/expansion.hpp"
#include "reserve/rules/booking_window.hpp"
#include "reserve/rules/versions/stored_components.hpp"

namespace reserve {
namespace {

CalendarTime in_utc(Instant instant) {
    return {.local = std::chrono::local_seconds(instant.time_since_epoch()),
            .kind = CalendarTime::Kind::utc,
            .date_only = false,
            .tzid = {}};
}

std::optional<Content> known_series(const Question& question) {
    const auto* stored = stored_component(question.stored, std::nullopt, question.asked.organizer);
    if (!stored || stored->state == DecidedComponent::State::cancelled) return std::nullopt;
    return content_of(*stored);
}

AskedComponent with_length_of(const Content& series, AskedComponent added, const std::string& room_zone) {
    if (added.component.end || added.component.duration || added.component.start.date_only) return added;
    const Interval time = time_of(series.component, series.zones, room_zone);
    added.component.duration = Duration{.days = {}, .exact = time.end - time.start};
    return added;
}

AskedComponent at(const Date& date, AskedComponent added) {
    Component& component = added.component;
    component = first_of(std::move(component));
    component.recurrence_id = component.start = in_utc(date.time.start);
    component.end = in_utc(date.time.end);
    component.duration.reset();
    return added;
}

}  // namespace

std::optional<std::vector<AskedComponent>> added_occurrences(const Question& question) {
    const auto series = known_series(question);
    if (!series) return std::nullopt;
    AskedComponent added = with_length_of(*series, *question.asked.series, question.room.zone);
    if (!recurs(added.component)) {
        added.component.recurrence_id = added.component.start;
        return std::vector{added};
    }
    const Interval look{question.now, window_end(question.now, question.policy, question.room.zone)};
    const Expansion expansion = expand(added.component, question.asked.zones, question.room.zone, look);
    if (expansion.goes_on || expansion.too_many || expansion.dates.empty()) return std::nullopt;
    std::vector<AskedComponent> all;
    for (const Date& date : expansion.dates) all.push_back(at(date, added));
    return all;
}

}  // namespace reserve
