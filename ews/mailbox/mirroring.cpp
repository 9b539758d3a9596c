#include "ews/mailbox/mirroring.hpp"

#include <algorithm>

#include "ews/requests/find_item.hpp"
#include "reserve/global_object_id.hpp"

namespace ews {
namespace {

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

}  // namespace

Mirroring::Mirroring(RoomMailbox& room, const reserve::Answer& answer, reserve::Instant now)
    : room_(room), mirror_(answer.mirror), uid_(answer.content.uid), now_(now) {}

std::vector<OwnItem> Mirroring::wanted() const {
    std::vector<OwnItem> items;
    for (const reserve::MirrorDate& date : mirror_.dates) {
        if (mirror_.from_mail && date.time.end <= now_) continue;
        const bool whole = mirror_.dates.size() == 1 && !mirror_.from_mail;
        items.push_back({.reservation = uid_,
                         .date = date_of(date.recurrence_id),
                         .uid = whole ? uid_ : "",
                         .subject = mirror_.subject,
                         .text = mirror_.text,
                         .is_private = mirror_.is_private,
                         .time = date.time});
    }
    return items;
}

bool Mirroring::is_ours(const MeetingItem& item) const {
    if (!item.reservation.empty()) return item.reservation == uid_;
    return !mirror_.from_mail && item.uid == reserve::plain_uid(uid_);
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
        const bool theirs = shown.uid == reserve::plain_uid(uid_);
        if (theirs && shown.start == item.time.start && shown.end == item.time.end) return std::nullopt;
    }
    return room_.create(item);
}

std::optional<Trouble> Mirroring::run() {
    const Comparison compared = compare(own_items(), wanted());
    if (auto trouble = remove(compared.only_there)) return trouble;
    for (const Pair& pair : compared.both)
        if (auto trouble = room_.update(pair.there.id, pair.wanted)) return trouble;
    for (const OwnItem& item : compared.only_wanted)
        if (auto trouble = put(item)) return trouble;
    return std::nullopt;
}

}  // namespace ews
