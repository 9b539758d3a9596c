#include "ews/mailbox/request_finder.hpp"

#include <algorithm>

#include "reserve/global_object_id.hpp"

namespace ews {
namespace {

using reserve::NotThere;
using reserve::Sent;

// For so long a request that is nowhere is thought to be on its way.
constexpr std::chrono::seconds delivery_time{15};

const std::vector<Folder> mail_folders{Folder::inbox, Folder::deleted_items};

std::string answered_itself(const MeetingItem& item, const std::string& room) {
    return "The room has answered already (" + item.my_response +
           "), not by roomgate: Exchange answers itself, or a person "
           "did. If it is Exchange: Set-CalendarProcessing " +
           room + " -AutomateProcessing AutoUpdate";
}

NotThere not_there(const std::string& room) {
    return {"No message found [mailbox=" + room +
            "]: not delivered yet, or gone, or the account may not see it."};
}

bool is_date(const MeetingItem& item, reserve::Instant recurrence_id) {
    if (item.original_start) return item.original_start == recurrence_id;
    if (item.recurrence_id) return item.recurrence_id == recurrence_id;
    return item.start == recurrence_id;
}

}  // namespace

RequestFinder::RequestFinder(RoomMailbox& room, const reserve::Answer& answer, reserve::Instant now)
    : room_(room), answer_(answer), now_(now) {}

std::vector<MeetingItem> RequestFinder::of_uid(std::vector<MeetingItem> items) {
    std::erase_if(items,
                  [&](const MeetingItem& it) { return it.uid != reserve::plain_uid(answer_.content.uid); });
    return items;
}

// Asks again for what FindItem left out of requests, a few at a time.
void RequestFinder::fill_in(std::vector<MeetingItem>& items) {
    constexpr std::size_t most_at_once = 10, most_calls = 10;
    const auto lacks = [](const MeetingItem& it) { return it.uid.empty() || !it.sequence; };
    const auto first =
        std::stable_partition(items.begin(), items.end(), [&](const auto& it) { return !lacks(it); });
    std::vector<MeetingItem> open(first, items.end());
    items.erase(first, items.end());
    for (std::size_t i = 0; i < std::min(open.size(), most_at_once * most_calls); i += most_at_once) {
        const auto end = open.begin() + static_cast<std::ptrdiff_t>(std::min(open.size(), i + most_at_once));
        const std::vector<MeetingItem> part(open.begin() + static_cast<std::ptrdiff_t>(i), end);
        for (MeetingItem& got : room_.get(part)) {
            const auto known = std::ranges::find(part, got.id.id, [](const auto& it) { return it.id.id; });
            if (known != part.end()) got.folder = known->folder;
            items.push_back(std::move(got));
        }
    }
}

std::vector<MeetingItem> RequestFinder::by_paging(std::vector<Folder> folders, const char* item_class) {
    const auto oldest = std::min(answer_.content.version.dtstamp, now_) - std::chrono::days(1);
    std::vector<MeetingItem> all;
    for (const Folder folder : folders) {
        auto items = room_.find({{folder}, ByItemClass{item_class}}, oldest);
        if (items) std::ranges::move(*items, std::back_inserter(all));
    }
    fill_in(all);
    return of_uid(std::move(all));
}

std::vector<MeetingItem> RequestFinder::messages() {
    const ByGlobalObjectId by_id{reserve::clean_global_object_ids(answer_.content.uid)};
    auto items = room_.find({mail_folders, by_id});
    if (!items || items->empty()) return by_paging(mail_folders, "IPM.Schedule.Meeting.");
    fill_in(*items);
    return of_uid(std::move(*items));
}

std::vector<MeetingItem> RequestFinder::calendar_items() {
    const ByGlobalObjectId by_id{reserve::clean_global_object_ids(answer_.content.uid)};
    auto items = room_.find({{Folder::calendar}, by_id});
    const bool certain = items && (!items->empty() || room_.exchange().finds_by_global_object_id);
    if (!certain) return by_paging({Folder::calendar}, "IPM.Appointment");
    return of_uid(std::move(*items));
}

// The rungs for messages, each only when those above found nothing. The last is dear: a server that is known
// to find by GlobalObjectId is only paged through when the message should have come by now.
Choice RequestFinder::choose_message() {
    const ByGlobalObjectId by_id{reserve::clean_global_object_ids(answer_.content.uid)};
    auto items = room_.find({mail_folders, by_id});
    if (items && !items->empty()) room_.exchange().finds_by_global_object_id = true;
    if (items) fill_in(*items);
    Choice choice = choose_request(items.value_or(std::vector<MeetingItem>{}), answer_.content);
    const auto found = [&] { return !std::holds_alternative<NothingThere>(choice); };
    if (!found() && !answer_.content.mail_message_id.empty()) {
        auto same = room_.find({mail_folders, ByMessageId{answer_.content.mail_message_id}});
        if (same) fill_in(*same);
        choice = choose_request(same.value_or(std::vector<MeetingItem>{}), answer_.content);
    }
    const bool trusted = items && room_.exchange().finds_by_global_object_id;
    if (!found() && (!trusted || answer_.missing_for >= delivery_time)) {
        choice = choose_request(by_paging(mail_folders, "IPM.Schedule.Meeting."), answer_.content);
    }
    return choice;
}

Finding RequestFinder::find_request(reserve::AnswerKind kind) {
    Choice choice = choose_message();
    if (const auto* const newer = std::get_if<reserve::NewerThere>(&choice)) return *newer;
    const auto* const item = std::get_if<MeetingItem>(&choice);
    if (item && item->folder == Folder::inbox) return Target{*item, {}};
    if (!item && answer_.missing_for < delivery_time) return not_there(room_.mailbox().address);
    return find_without_message(kind, item ? std::optional(*item) : std::nullopt);
}

// The request is not in the inbox: answered by Exchange itself or by a person, deleted, or not come yet.
Finding RequestFinder::find_without_message(reserve::AnswerKind kind, std::optional<MeetingItem> deleted) {
    const auto& content = answer_.content;
    Finding in_calendar =
        content.recurrence_id ? find_occurrence(*content.recurrence_id) : find_calendar_item();
    if (std::holds_alternative<reserve::NewerThere>(in_calendar)) return in_calendar;
    const auto* const calendar = std::get_if<Target>(&in_calendar);
    std::vector<MeetingItem> remains;
    if (calendar) remains.push_back(calendar->item);
    if (deleted) remains.push_back(*deleted);
    std::string remark;
    for (const MeetingItem& item : remains) {
        if (!shows_answer(item, content, std::nullopt, content.version.dtstamp)) continue;
        remark = answered_itself(item, room_.mailbox().address);
        if (shows_answer(item, content, kind, content.version.dtstamp)) return Sent{remark};
    }
    if (deleted) return Target{*deleted, remark};
    const bool up_to_date =
        calendar && calendar->item.sequence.value_or(content.version.sequence) >= content.version.sequence;
    if (!up_to_date) return not_there(room_.mailbox().address);
    if (remark.empty())
        remark = "The request is gone from the mailbox; it was answered by way of the calendar item.";
    return Target{calendar->item, remark};
}

Finding RequestFinder::find_calendar_item() {
    Choice choice = choose_calendar_item(calendar_items(), answer_.content);
    if (const auto* const newer = std::get_if<reserve::NewerThere>(&choice)) return *newer;
    if (const auto* const item = std::get_if<MeetingItem>(&choice)) return Target{*item, {}};
    if (answer_.missing_for < delivery_time) return not_there(room_.mailbox().address);
    return Sent{"The meeting is not in the room's calendar."};
}

// Where the date is not in the calendar, Exchange removed it with the cancellation, or it never came.
Finding RequestFinder::find_cancelled_occurrence(reserve::Instant recurrence_id) {
    Finding found = find_occurrence(recurrence_id);
    if (!std::holds_alternative<NotThere>(found) || answer_.missing_for < delivery_time) return found;
    return Sent{"The date is not in the room's calendar."};
}

Finding RequestFinder::find_occurrence(reserve::Instant recurrence_id) {
    const auto viewed = of_uid(room_.view_calendar({recurrence_id, recurrence_id + std::chrono::minutes(1)}));
    for (const MeetingItem& item : viewed) {
        if (is_date(item, recurrence_id)) return Target{item, {}};
    }
    const auto items = calendar_items();
    const auto series = std::ranges::find(items, "RecurringMaster", &MeetingItem::calendar_item_type);
    if (series == items.end()) return not_there(room_.mailbox().address);
    for (const MeetingItem& item : room_.moved_dates_of(*series)) {
        if (item.original_start == recurrence_id) return Target{item, {}};
    }
    // A series of the decided version that has the date neither in its place nor moved: it was declined, or
    // cancelled.
    const auto& decided = answer_.content.version;
    if (series->sequence.value_or(decided.sequence) < decided.sequence)
        return not_there(room_.mailbox().address);
    return Sent{"The date is no longer in the series."};
}

}  // namespace ews
