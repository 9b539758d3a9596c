#include "ews/mailbox/mirroring.hpp"

#include <algorithm>

#include "ews/mailbox/calendar_view.hpp"
#include "ews/mailbox/match_dates.hpp"
#include "ews/requests/find_item.hpp"
#include "reserve/expansion/misfit.hpp"
#include "reserve/global_object_id.hpp"

namespace ews {
namespace {

using reserve::RoomCalendarDate;

struct Pair {
    MeetingItem there;
    OwnItem wanted;
};

// What is there beside what is wanted: the same date first, then one for another in their order, so that a
// moved meeting stays the same item.
struct Comparison {
    std::vector<Pair> both;
    std::vector<MeetingItem> only_there;
    std::vector<OwnItem> only_wanted;
};

Comparison compare(std::vector<MeetingItem> there, std::vector<OwnItem> wanted) {
    Comparison result;
    std::erase_if(wanted, [&](const OwnItem& item) {
        const auto same = std::ranges::find(there, item.date, &MeetingItem::reserved_date);
        if (same == there.end()) return false;
        result.both.push_back({*same, item});
        there.erase(same);
        return true;
    });
    const std::size_t pairs = std::min(there.size(), wanted.size());
    for (std::size_t i = 0; i < pairs; ++i) result.both.push_back({there[i], wanted[i]});
    const auto from = static_cast<std::ptrdiff_t>(pairs);
    result.only_there.assign(there.begin() + from, there.end());
    result.only_wanted.assign(wanted.begin() + from, wanted.end());
    return result;
}

bool is_gone(const Trouble& trouble) { return trouble.code == "ErrorItemNotFound"; }

bool is_shown_at(const MeetingItem& item, const reserve::Interval& time) {
    return item.my_response != "Decline" && item.start == time.start && item.end == time.end;
}

// A date of the organizer's series that was moved there is that date still. What is unanswered is only asked
// for: the time that was kept (conflicting_update) is put back beside it, where answers go by mail.
bool shows_date(const RoomCalendarDate& shown, const OwnItem& wanted) {
    using enum RoomCalendarDate::Response;
    const bool stands = !shown.is_cancelled && shown.response != declined && shown.response != unanswered;
    return stands && !shown.ours && shown.recurrence_id && date_of(*shown.recurrence_id) == wanted.date;
}

}  // namespace

Mirroring::Mirroring(RoomMailbox& room, const reserve::Answer& answer, reserve::Instant now)
    : room_(room), mirror_(answer.mirror), uid_(answer.content.uid), now_(now) {}

OwnItem Mirroring::item_of(const reserve::MirrorDate& date) const {
    const bool whole = mirror_.dates.size() == 1 && !mirror_.from_mail && !mirror_.series;
    return {.reservation = uid_,
            .date = date_of(date.recurrence_id),
            .uid = whole ? uid_ : "",
            .subject = mirror_.subject,
            .text = mirror_.text,
            .is_private = mirror_.is_private,
            .time = date.time};
}

// What is over is not put back.
std::vector<OwnItem> Mirroring::items_of(const Dates& dates) const {
    std::vector<OwnItem> items;
    for (const reserve::MirrorDate& date : dates)
        if (!mirror_.from_mail || date.time.end > now_) items.push_back(item_of(date));
    return items;
}

bool Mirroring::is_ours(const MeetingItem& item) const {
    if (!item.reservation.empty()) return item.reservation == uid_;
    return !mirror_.from_mail && item.uid == reserve::plain_uid(uid_);
}

bool Mirroring::is_organizers(const MeetingItem& item) const {
    return item.uid == reserve::plain_uid(uid_) && !is_ours(item);
}

std::vector<MeetingItem> Mirroring::own_items() {
    auto items = room_.find({{Folder::calendar}, ByReservation{uid_}});
    if (!items) items = room_.find({{Folder::calendar}, Unrestricted{}});
    std::erase_if(*items, [&](const MeetingItem& item) { return !is_ours(item); });
    return *std::move(items);
}

std::vector<MeetingItem> Mirroring::around(const reserve::Interval& time) {
    return room_.view_calendar({time.start, std::max(time.end, time.start + std::chrono::seconds(1))});
}

std::optional<Trouble> Mirroring::remove(const std::vector<MeetingItem>& items) {
    for (const MeetingItem& item : items) {
        auto refused = room_.remove(item.id);
        if (refused && !is_gone(*refused)) return refused;
    }
    return std::nullopt;
}

// A server that does not find by our property shows it at its time.
std::optional<Trouble> Mirroring::put(const OwnItem& item) {
    for (const MeetingItem& shown : around(item.time)) {
        if (is_ours(shown)) return room_.update(shown.id, item);
        if (is_organizers(shown) && is_shown_at(shown, item.time)) return std::nullopt;
    }
    return room_.create(item);
}

// The organizer's item may show again what was put back beside it.
std::optional<Trouble> Mirroring::change(const MeetingItem& there, const OwnItem& wanted) {
    const auto shows_it = [&](const MeetingItem& shown) {
        return is_organizers(shown) && is_shown_at(shown, wanted.time);
    };
    if (mirror_.from_mail && std::ranges::any_of(around(wanted.time), shows_it)) return remove({there});
    return room_.update(there.id, wanted);
}

std::optional<MeetingItem> Mirroring::find_series(const std::string& date) {
    const auto own = own_items();
    const auto found = std::ranges::find(own, date, &MeetingItem::reserved_date);
    return found == own.end() ? std::nullopt : std::optional(*found);
}

// The dates that the series cannot show: those beside its rule, and those that were taken out of it once.
std::variant<Mirroring::Dates, Trouble> Mirroring::show_series(const OwnItem& series,
                                                               const std::vector<MeetingItem>& there) {
    auto shown = there;
    // A new item has every date of its rule; of one that was there, what is over is history.
    const reserve::Instant since = there.empty() ? reserve::Instant::min() : now_;
    if (shown.empty()) {
        if (auto trouble = room_.create(series)) return *trouble;
        if (const auto made = find_series(series.date)) shown.push_back(*made);
    } else if (auto trouble = room_.update(shown.front().id, series)) {
        return *trouble;
    }
    if (shown.empty()) return Trouble{ErrorClass::conflict, "ErrorItemNotFound", {}, {}, Fate::refused};
    return match_dates(room_, shown.front(), *mirror_.series, mirror_.dates, since);
}

// Takes the items of series out of `own`.
std::variant<Mirroring::Dates, Trouble> Mirroring::dates_beside_series(std::vector<MeetingItem>& own) {
    const bool stands = mirror_.series && (mirror_.series->decided_until || !mirror_.dates.empty());
    if (stands) misfit_ = reserve::misfit(*mirror_.series, mirror_.dates);
    const auto series = stands && !misfit_ ? series_of(*mirror_.series) : std::nullopt;
    OwnItem item;
    if (series) {
        item = item_of({{}, mirror_.series->first});
        item.date = date_of(*series, mirror_.series->first);
        item.uid = uid_;
        item.series = series;
    }
    std::vector<MeetingItem> same, others;
    for (const MeetingItem& it : own) {
        if (!is_series(it.reserved_date)) continue;
        (series && same.empty() && it.reserved_date == item.date ? same : others).push_back(it);
    }
    std::erase_if(own, [](const MeetingItem& it) { return is_series(it.reserved_date); });
    if (auto trouble = remove(others)) return *trouble;
    if (!series) return mirror_.dates;
    return show_series(item, same);
}

// A second item of it would hide that it was moved, and the date would be there twice.
void Mirroring::leave_moved_dates(std::vector<OwnItem>& wanted, const std::vector<MeetingItem>& own) {
    const auto is_new = [&](const OwnItem& item) {
        return std::ranges::find(own, item.date, &MeetingItem::reserved_date) == own.end();
    };
    if (std::ranges::none_of(wanted, is_new)) return;
    const auto there = find_in_calendar(room_.exchange(), room_.mailbox().address, reserve::plain_uid(uid_));
    std::erase_if(wanted, [&](const OwnItem& item) {
        return is_new(item) &&
               std::ranges::any_of(there, [&](const auto& shown) { return shows_date(shown, item); });
    });
}

std::optional<Trouble> Mirroring::run() {
    auto own = own_items();
    const auto beside = dates_beside_series(own);
    if (const auto* const trouble = std::get_if<Trouble>(&beside)) return *trouble;
    auto wanted = items_of(std::get<Dates>(beside));
    if (mirror_.from_mail) leave_moved_dates(wanted, own);
    const Comparison compared = compare(std::move(own), std::move(wanted));
    if (auto trouble = remove(compared.only_there)) return trouble;
    for (const Pair& pair : compared.both)
        if (auto trouble = change(pair.there, pair.wanted)) return trouble;
    for (const OwnItem& item : compared.only_wanted)
        if (auto trouble = put(item)) return trouble;
    return std::nullopt;
}

}  // namespace ews
