#include "ews/mailbox/senders.hpp"

#include <algorithm>

#include "ews/mailbox/decided_version.hpp"
#include "reserve/rules/versions/who_may_change.hpp"

namespace ews {
namespace {

// Out of date or not.
bool is_decided(MeetingItem item, const reserve::NewAnswer& answer) {
    item.out_of_date = false;
    return item.folder != Folder::calendar && is_decided_request(item, answer);
}

// As far as it is told: MeetingCancellationMessageType has no AppointmentSequenceNumber.
bool is_version(const MeetingItem& item, const MeetingItem& other) {
    const bool same_sequence = !other.sequence || item.sequence == other.sequence;
    const bool same_stamp = !other.stamp || item.stamp == other.stamp;
    return same_sequence && same_stamp && (other.sequence || other.stamp);
}

}  // namespace

Senders by_sender(std::vector<MeetingItem> items, const reserve::NewAnswer& answer) {
    const auto ours = std::ranges::find_if(items, [&](const MeetingItem& item) {
        return item.folder != Folder::calendar && is_decided(item, answer);
    });
    if (ours == items.end() || ours->organizer.empty()) return {std::move(items), {}};
    const std::string organizer = ours->organizer;
    Senders senders;
    for (MeetingItem& item : items) {
        const bool strange = item.folder != Folder::calendar && !item.organizer.empty() &&
                             !reserve::same_address(item.organizer, organizer);
        (strange ? senders.strangers : senders.organizers).push_back(std::move(item));
    }
    for (MeetingItem& item : senders.organizers) {
        if (!senders.strangers.empty() && is_decided(item, answer)) item.out_of_date = false;
    }
    return senders;
}

std::vector<MeetingItem> without_others(std::vector<MeetingItem> items, const reserve::NewAnswer& answer) {
    std::erase_if(items, [&](const MeetingItem& item) {
        return !item.organizer.empty() && !reserve::same_address(item.organizer, answer.organizer);
    });
    return items;
}

bool may_be_overtaken(const std::vector<MeetingItem>& items, const reserve::NewAnswer& answer) {
    return std::ranges::any_of(items, [&](const MeetingItem& item) {
        return item.folder != Folder::calendar &&
               (item.out_of_date || item.sequence > answer.version.sequence);
    });
}

bool is_strangers(const MeetingItem& in_calendar, const MeetingItem& request,
                  const std::vector<MeetingItem>& strangers) {
    const bool by_other =
        !in_calendar.organizer.empty() && !reserve::same_address(in_calendar.organizer, request.organizer);
    const bool changed =
        !is_version(in_calendar, request) &&
        std::ranges::any_of(strangers, [&](const auto& it) { return is_version(in_calendar, it); });
    return !request.organizer.empty() && (by_other || changed);
}

}  // namespace ews
