#include "reserve/rules/zones/moved_meeting.hpp"

#include <algorithm>

namespace reserve {
namespace {

// By whose clocks a time is read; empty: by none that may change.
std::string zone_of(const CalendarTime& time, const std::vector<Zone>& zones, const std::string& room_zone) {
    if (time.kind == CalendarTime::Kind::floating || time.date_only) return room_zone;
    const auto zone = std::ranges::find(zones, time.tzid, &Zone::tzid);
    const bool known = time.kind == CalendarTime::Kind::zoned && zone != zones.end() && zone->known;
    return known && zone->rules.empty() ? *zone->known : std::string();
}

bool has_exact_length(const Component& component) {
    return component.duration && component.duration->exact != std::chrono::seconds{0};
}

}  // namespace

MovedMeeting::MovedMeeting(const Meeting& meeting, const std::optional<MirrorSeries>& own, const Room& room,
                           const ZoneChange& change, Instant now)
    : meeting_(meeting), own_(own), room_(room), change_(change), now_(now) {
    for (const DecidedComponent& component : meeting.components)
        if (auto content = content_of(component)) written_.push_back({&component, *std::move(content)});
    for (const Occurrence& occurrence : meeting.occurrences)
        if (occurrence.time.end > now) move(occurrence);
}

const MovedMeeting::Written* MovedMeeting::series() const {
    const auto found = std::ranges::find_if(
        written_, [](const Written& written) { return !written.component->recurrence_id; });
    return found == written_.end() ? nullptr : &*found;
}

// Its own component, else what was last said about it and all that follow, else the series.
const MovedMeeting::Written* MovedMeeting::written_for(Instant recurrence_id) const {
    const Written* found = series();
    for (const Written& written : written_) {
        const DecidedComponent& component = *written.component;
        if (component.recurrence_id == recurrence_id && !component.this_and_future) return &written;
        if (component.this_and_future && *component.recurrence_id <= recurrence_id) found = &written;
    }
    return found;
}

// An RDATE may be written by other clocks than the series (RFC 5545 3.8.5.2).
std::string MovedMeeting::zone_for(const Written* written, Instant recurrence_id) const {
    if (!written) return own_ ? own_->zone : room_.zone;
    const auto& [component, zones] = written->content;
    const auto names_it = [&](const CalendarTime& time) {
        const std::string zone = zone_of(time, zones, room_.zone);
        const bool is_utc = time.kind == CalendarTime::Kind::utc;
        return (is_utc || !zone.empty()) && change_.instant_before(time.local, zone) == recurrence_id;
    };
    const auto is_other = [&](const CalendarTime& time) {
        return (time.kind != component.start.kind || time.tzid != component.start.tzid) && names_it(time);
    };
    for (const CalendarTime& rdate : component.rdates)
        if (is_other(rdate)) return zone_of(rdate, zones, room_.zone);
    for (const Period& period : component.periods)
        if (is_other(period.start)) return zone_of(period.start, zones, room_.zone);
    return zone_of(component.start, zones, room_.zone);
}

Instant MovedMeeting::moved(Instant instant, const Written* written, Instant recurrence_id) const {
    const auto local = written ? std::optional(written->content.component.start.local) : std::nullopt;
    return change_.moved(instant, zone_for(written, recurrence_id), local);
}

Interval MovedMeeting::moved(const Interval& time, const Written* written, Instant recurrence_id) const {
    const Instant start = moved(time.start, written, recurrence_id);
    if (written && has_exact_length(written->content.component))
        return {start, start + (time.end - time.start)};
    std::string zone = zone_for(written, recurrence_id);
    if (written && !recurs(written->content.component) && written->content.component.end)
        zone = zone_of(*written->content.component.end, written->content.zones, room_.zone);
    return {start, std::max(start, change_.moved(time.end, zone))};
}

Instant MovedMeeting::moved_id(Instant recurrence_id) const {
    if (recurrence_id <= now_) return recurrence_id;
    if (series() || written_.empty()) return moved(recurrence_id, series(), recurrence_id);
    const Written& alone = *written_for(recurrence_id);
    const auto& id = alone.content.component.recurrence_id;
    if (!id) return recurrence_id;
    return change_.moved(recurrence_id, zone_of(*id, alone.content.zones, room_.zone), id->local);
}

void MovedMeeting::move(const Occurrence& occurrence) {
    const Instant id = occurrence.held_for.value_or(occurrence.recurrence_id);
    const Written* const written = written_for(id);
    Occurrence now = occurrence;
    now.recurrence_id = moved_id(occurrence.recurrence_id);
    if (occurrence.held_for) now.held_for = moved_id(id);
    now.time = moved(occurrence.time, written, id);
    now.blocked = {now.time.start - (occurrence.time.start - occurrence.blocked.start),
                   now.time.end + (occurrence.blocked.end - occurrence.time.end)};
    if (now == occurrence) return;
    dates_.push_back({occurrence, now});
    const std::string zone = zone_for(written, id);
    if (!zone.empty() && std::ranges::count(zones_, zone) == 0) zones_.push_back(zone);
}

std::vector<DecidedComponent> MovedMeeting::components() const {
    std::vector<DecidedComponent> components = meeting_.components;
    for (DecidedComponent& component : components) {
        if (component.recurrence_id) component.recurrence_id = moved_id(*component.recurrence_id);
        if (component.decided_until)
            component.decided_until = change_.moved(*component.decided_until, room_.zone);
    }
    return components;
}

std::optional<MirrorSeries> MovedMeeting::own_series() const {
    if (!own_) return std::nullopt;
    MirrorSeries series = *own_;
    series.first = {change_.moved(own_->first.start, own_->zone), change_.moved(own_->first.end, own_->zone)};
    if (own_->decided_until) series.decided_until = change_.moved(*own_->decided_until, own_->zone);
    return series;
}

}  // namespace reserve
