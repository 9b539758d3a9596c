#include "ews/mailbox/match_dates.hpp"

#include <algorithm>

#include "ews/mailbox/calendar_view.hpp"
#include "reserve/expansion/rule_dates.hpp"

namespace ews {
namespace {

using reserve::Instant;
using reserve::MirrorDate;
using reserve::RoomCalendarDate;

constexpr std::chrono::days longest_series{1200};  // more than any booking window

void reach(reserve::Interval& window, const reserve::Interval& time) {
    window.start = std::min(window.start, time.start);
    window.end = std::max(window.end, time.end);
}

std::vector<MirrorDate> to_come(std::vector<MirrorDate> dates, Instant since) {
    std::erase_if(dates, [&](const MirrorDate& date) { return date.time.end <= since; });
    return dates;
}

bool is_wanted(const MeetingItem& moved, const std::vector<MirrorDate>& wanted) {
    return std::ranges::any_of(
        wanted, [&](const MirrorDate& date) { return moved.original_start == date.recurrence_id; });
}

// Wherever a date of the series lies or is to lie: by its rule, or moved, here or there by a person.
reserve::Interval window_of(const reserve::MirrorSeries& series, const std::vector<MirrorDate>& wanted,
                            const std::vector<MeetingItem>& moved, Instant since) {
    const Instant until = series.decided_until.value_or(series.first.start + longest_series);
    const Instant from = std::max(series.first.start, since);
    reserve::Interval window{from, from};
    if (from < until)
        for (const reserve::Date& date :
             reserve::rule_dates(series.rrule, series.zone, series.first, reserve::Interval{from, until})
                 .dates)
            reach(window, date.time);
    for (const MirrorDate& date : wanted) {
        reach(window, date.time);
        reach(window, {date.recurrence_id, date.recurrence_id});
    }
    for (const MeetingItem& date : moved)
        if (date.start && (date.end.value_or(*date.start) > since || is_wanted(date, wanted)))
            reach(window, {*date.start, date.end.value_or(*date.start)});
    return {window.start - std::chrono::days(1), window.end + std::chrono::days(1)};
}

// Exchange keeps the dates of a series apart, and in their order.
bool cannot_lie_there(const Trouble& trouble) {
    return trouble.code == "ErrorOccurrenceCrossingBoundary" ||
           trouble.code == "ErrorOccurrenceTimeSpanTooBig";
}

}  // namespace

std::variant<std::vector<MirrorDate>, Trouble> match_dates(RoomMailbox& room, const MeetingItem& shown_series,
                                                           const reserve::MirrorSeries& series,
                                                           const std::vector<MirrorDate>& wanted,
                                                           Instant since) {
    std::vector<MirrorDate> missing = wanted;
    const auto window = window_of(series, to_come(wanted, since), room.moved_dates_of(shown_series), since);
    for (const RoomCalendarDate& shown : view_calendar(room.exchange(), room.mailbox().address, window, {})) {
        if (shown.uid != shown_series.uid || !shown.recurrence_id) continue;
        if (series.decided_until && *shown.recurrence_id >= *series.decided_until) continue;
        const auto same = std::ranges::find(missing, *shown.recurrence_id, &MirrorDate::recurrence_id);
        const ItemId id{shown.item_id, {}};
        bool fits = same != missing.end();
        if (!fits && shown.time.end <= since) continue;
        if (fits && same->time != shown.time) {
            const auto refused = room.move_date(id, same->time);
            if (refused && !cannot_lie_there(*refused)) return *refused;
            fits = !refused;
        }
        if (fits) {
            missing.erase(same);
            continue;
        }
        const auto kept = room.remove(id);
        if (kept && kept->error_class != ErrorClass::not_there) return *kept;
    }
    return to_come(std::move(missing), since);
}

}  // namespace ews
