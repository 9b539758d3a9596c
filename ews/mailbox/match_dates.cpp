#include "ews/mailbox/match_dates.hpp"

#include <algorithm>

#include "ews/mailbox/calendar_view.hpp"
#include "reserve/expansion/rule_dates.hpp"

namespace ews {
namespace {

using reserve::MirrorDate;
using reserve::RoomCalendarDate;

constexpr std::chrono::days longest_series{1200};  // more than any booking window

void reach(reserve::Interval& window, const reserve::Interval& time) {
    window.start = std::min(window.start, time.start);
    window.end = std::max(window.end, time.end);
}

// Wherever a date of the series lies or is to lie: by its rule, or moved, here or there by a person.
reserve::Interval window_of(const reserve::MirrorSeries& series, const std::vector<MirrorDate>& wanted,
                            const std::vector<MeetingItem>& moved) {
    const auto by_rule =
        reserve::rule_dates(series.rrule, series.zone, series.first,
                            series.decided_until.value_or(series.first.start + longest_series));
    reserve::Interval window = series.first;
    for (const reserve::Date& date : by_rule.dates) reach(window, date.time);
    for (const MirrorDate& date : wanted) reach(window, date.time);
    for (const MeetingItem& date : moved)
        if (date.start) reach(window, {*date.start, date.end.value_or(*date.start)});
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
                                                           const std::vector<MirrorDate>& wanted) {
    std::vector<MirrorDate> missing = wanted;
    const auto window = window_of(series, wanted, room.moved_dates_of(shown_series));
    for (const RoomCalendarDate& shown : view_calendar(room.exchange(), room.mailbox().address, window, {})) {
        if (shown.uid != shown_series.uid || !shown.recurrence_id) continue;
        if (series.decided_until && *shown.recurrence_id >= *series.decided_until) continue;
        const auto same = std::ranges::find(missing, *shown.recurrence_id, &MirrorDate::recurrence_id);
        const ItemId id{shown.item_id, {}};
        bool fits = same != missing.end();
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
    return missing;
}

}  // namespace ews
