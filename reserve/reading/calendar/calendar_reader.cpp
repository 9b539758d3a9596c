#include "reserve/reading/calendar/calendar_reader.hpp"

#include <algorithm>
#include <set>

#include "reserve/ascii.hpp"
#include "reserve/reading/calendar/event_reader.hpp"
#include "reserve/reading/calendar/instant_of.hpp"
#include "reserve/reading/calendar/problems.hpp"
#include "reserve/reading/calendar/until_as_day.hpp"
#include "reserve/reading/zones/resolve_zones.hpp"

namespace reserve {
namespace {

std::optional<Method> work_method(std::string_view method) {
    if (ascii::same(method, "REQUEST")) return Method::request;
    if (ascii::same(method, "CANCEL")) return Method::cancel;
    if (ascii::same(method, "ADD")) return Method::add;
    return std::nullopt;
}

CalendarReading not_for_a_room(std::string reason) {
    return {.contents = {Unsubscribed{.reason = std::move(reason), .is_report = false, .has_calendar = true}},
            .warnings = {}};
}

std::vector<const CalendarTime*> times_of(const Component& component) {
    std::vector<const CalendarTime*> times{&component.start};
    if (component.end) times.push_back(&*component.end);
    if (component.recurrence_id) times.push_back(&*component.recurrence_id);
    for (const CalendarTime& time : component.rdates) times.push_back(&time);
    for (const CalendarTime& time : component.exdates) times.push_back(&time);
    for (const Period& period : component.periods) {
        times.push_back(&period.start);
        if (period.end) times.push_back(&*period.end);
    }
    return times;
}

// From a year before the earliest date to a year after the latest; a series may go on for many more.
Interval range_of_zones(const std::vector<Component>& components, Instant received_at) {
    constexpr auto before = std::chrono::days(366);
    const bool has_series =
        std::ranges::any_of(components, [](const Component& c) { return c.rrule.has_value(); });
    const auto after = std::chrono::days(366 * (has_series ? 20 : 1));
    const Instant never_before = std::chrono::sys_days(std::chrono::year(1970) / 1 / 1);
    Interval range{.start = received_at, .end = received_at};
    for (const Component& component : components) {
        const Duration duration = component.duration.value_or(Duration{});
        for (const CalendarTime* time : times_of(component)) {
            const Instant about(time->local.time_since_epoch());
            range.start = std::min(range.start, about);
            range.end = std::max(range.end, about + duration.days + duration.exact);
        }
    }
    return {.start = std::max(range.start - before, never_before), .end = range.end + after};
}

std::vector<std::string> tzids_of(const std::vector<Component>& components) {
    std::set<std::string> tzids;
    for (const Component& component : components)
        for (const CalendarTime* time : times_of(component))
            if (time->kind == CalendarTime::Kind::zoned) tzids.insert(time->tzid);
    return {tzids.begin(), tzids.end()};
}

// Empty when the end is not before the start. On one clock its times tell: where the clock is put forward the
// instants of both may change places.
std::string problem_of_end(const CalendarTime& from, const CalendarTime& to, const std::vector<Zone>& zones,
                           const std::string& first, const std::string& second) {
    const auto start = instant_of(from, zones);
    const auto end = instant_of(to, zones);
    if (start.has_value() != end.has_value())
        return "of " + first + " and " + second + " only one says in which zone it is";
    const bool on_one_clock = !start || (from.kind == to.kind && from.tzid == to.tzid);
    const bool reversed = on_one_clock ? to.local < from.local : *end < *start;
    return reversed ? second + " is before " + first : "";
}

std::string problem_of_ends(const Component& component, const std::vector<Zone>& zones) {
    std::string problem;
    if (component.end) problem = problem_of_end(component.start, *component.end, zones, "DTSTART", "DTEND");
    for (const Period& period : component.periods)
        if (problem.empty() && period.end)
            problem = problem_of_end(period.start, *period.end, zones, "the start of an RDATE", "its end");
    return problem;
}

// How long the dates of a series last, where that can be told without its zones.
std::optional<Duration> written_length(const Component& series) {
    if (!series.end)
        return series.duration.value_or(Duration{.days = std::chrono::days(series.start.date_only)});
    if (series.end->kind != series.start.kind || series.end->tzid != series.start.tzid) return std::nullopt;
    const auto length = series.end->local - series.start.local;
    if (!series.start.date_only) return Duration{.days = {}, .exact = length};
    return Duration{.days = std::chrono::floor<std::chrono::days>(length), .exact = {}};
}

class CalendarReader {
  public:
    CalendarReader(const Block& calendar, Method method, const Arrival& arrival, const ReadingLimits& limits)
        : calendar_(calendar), arrival_(arrival), limits_(limits) {
        invitation_.method = method;
    }

    CalendarReading read() {
        for (const Block& block : calendar_.blocks)
            if (block.is("VEVENT")) take_event(block);
        for (const Component& occurrence : with_rule_) check_series_of(occurrence);
        for (const std::size_t occurrence : without_start_) take_length(invitation_.components[occurrence]);
        resolve();
        for (const Component& component : invitation_.components)
            problems_.add(problem_of_ends(component, invitation_.zones), component);
        if (!problems_.any()) return {.contents = {std::move(invitation_)}, .warnings = std::move(warnings_)};
        return {.contents = problems_.apart(std::move(invitation_)), .warnings = std::move(warnings_)};
    }

  private:
    void problem_of_all(const std::string& text) {
        for (const Component& component : invitation_.components) problems_.add(text, component);
    }

    void take_event(const Block& block) {
        if (invitation_.components.size() >= limits_.components)
            return problem_of_all("the calendar object has too many events");
        ReadEvent event =
            read_event(block, invitation_.method, arrival_.mail_date.value_or(arrival_.received_at), limits_);
        problems_.add(std::move(event.problem), event.component);
        for (std::string& warning : event.warnings)
            if (std::ranges::find(warnings_, warning) == warnings_.end())
                warnings_.push_back(std::move(warning));
        if (cdo_id_.empty()) cdo_id_ = block.value("X-MICROSOFT-CDO-TZID");
        if (event.repeats_rule) with_rule_.push_back(event.component);
        if (event.lasts_as_series) without_start_.push_back(invitation_.components.size());
        invitation_.components.push_back(std::move(event.component));
    }

    // Some programs repeat the rule of the series in its occurrences, others put RECURRENCE-ID into the
    // series.
    void check_series_of(const Component& occurrence) {
        if (!series_of(occurrence)) problems_.add("it has both RECURRENCE-ID and RRULE", occurrence);
    }

    const Component* series_of(const Component& occurrence) const {
        const auto series = std::ranges::find_if(invitation_.components, [&](const Component& c) {
            return c.uid == occurrence.uid && !c.recurrence_id;
        });
        return series == invitation_.components.end() ? nullptr : &*series;
    }

    void take_length(Component& occurrence) {
        const Component* const series = series_of(occurrence);
        occurrence.duration = series ? written_length(*series) : std::nullopt;
        if (!occurrence.duration) problems_.add("the event has no DTSTART", occurrence);
    }

    void resolve() {
        const auto tzids = tzids_of(invitation_.components);
        if (tzids.size() > limits_.zones)
            return problem_of_all("the calendar object names too many time zones");
        const auto range = range_of_zones(invitation_.components, arrival_.received_at);
        ResolvedZones resolved = resolve_zones(tzids, calendar_.blocks, cdo_id_, range);
        invitation_.zones = std::move(resolved.zones);
        for (const Component& component : invitation_.components)
            for (const CalendarTime* time : times_of(component))
                if (std::ranges::find(resolved.unknown, time->tzid) != resolved.unknown.end())
                    problems_.add("the time zone \"" + time->tzid.substr(0, 100) + "\" is not known",
                                  component);
        end_series_of_days(range);
    }

    // Their times name no zone, but the object has that of the organizer all the same.
    void end_series_of_days(const Interval& range) {
        const auto is_one = [](const Component& c) { return c.rrule && c.start.date_only; };
        if (std::ranges::none_of(invitation_.components, is_one)) return;
        std::vector<std::string> tzids;
        for (const Block& block : calendar_.blocks)
            if (block.is("VTIMEZONE") && tzids.size() < limits_.zones)
                tzids.emplace_back(without_quotes(block.value("TZID")));
        const auto zones = resolve_zones(tzids, calendar_.blocks, "", range).zones;
        for (Component& component : invitation_.components)
            if (is_one(component)) end_by_days(component, zones);
    }

    const Block& calendar_;
    const Arrival& arrival_;
    const ReadingLimits& limits_;
    Invitation invitation_;
    std::string_view cdo_id_;
    std::vector<Component> with_rule_;        // occurrences
    std::vector<std::size_t> without_start_;  // occurrences
    Problems problems_;
    std::vector<std::string> warnings_;
};

}  // namespace

CalendarReading read_calendar(const Block& vcalendar, const Arrival& arrival, const ReadingLimits& limits) {
    const auto written = vcalendar.value("METHOD");
    const auto method = work_method(written);
    if (written.empty()) return not_for_a_room("the calendar object has no METHOD");
    if (!method) return not_for_a_room("METHOD:" + std::string(written.substr(0, 40)) + " is not for a room");
    const bool has_event =
        std::ranges::any_of(vcalendar.blocks, [](const Block& b) { return b.is("VEVENT"); });
    if (has_event) return CalendarReader(vcalendar, *method, arrival, limits).read();
    const bool has_other =
        std::ranges::any_of(vcalendar.blocks, [](const Block& b) { return !b.is("VTIMEZONE"); });
    if (has_other) return not_for_a_room("the calendar object holds no event");
    Unreadable nothing;
    nothing.reason = "the calendar object is empty";
    nothing.method = method;
    return {.contents = {std::move(nothing)}, .warnings = {}, .is_empty = true};
}

}  // namespace reserve
