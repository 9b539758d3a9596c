#include "ews/mailbox/request_finder.hpp"

#include <algorithm>

#include "ews/mailbox/date_of_series.hpp"
#include "ews/mailbox/senders.hpp"
#include "ews/shell/cures.hpp"
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
           "did. If it is Exchange: " +
           leave_answers_to_roomgate(room);
}

NotThere not_there(const std::string& room) {
    return {"No message found [mailbox=" + room +
            "]: not delivered yet, or gone, or the account may not see it."};
}

// How far the item came from when the request was written: the least likely last.
reserve::Instant::duration distance(const MeetingItem& item, reserve::Instant dtstamp) {
    const auto came = item.received ? item.received : item.created;
    if (!came) return reserve::Instant::duration::max();
    return *came < dtstamp ? dtstamp - *came : *came - dtstamp;
}

}  // namespace

RequestFinder::RequestFinder(RoomMailbox& room, const reserve::Answer& answer, reserve::Instant now)
    : room_(room), answer_(answer), now_(now), uid_(reserve::plain_uid(answer.content.uid)) {}

std::vector<MeetingItem> RequestFinder::of_uid(std::vector<MeetingItem> items) {
    std::erase_if(items, [&](const MeetingItem& it) { return it.uid != uid_; });
    if (may_be_overtaken(items, answer_.content)) items = room_.with_organizers(std::move(items));
    auto [organizers, strangers] = by_sender(std::move(items), answer_.content);
    if (!strangers.empty()) strangers_ = std::move(strangers);
    return without_passed_over(std::move(organizers), answer_);
}

std::vector<MeetingItem> RequestFinder::of_organizer(std::vector<MeetingItem> items) {
    return without_others(room_.with_organizers(std::move(items)), answer_.content);
}

std::optional<MeetingItem> RequestFinder::strangers_meeting(const MeetingItem& request) {
    if (answer_.content.recurrence_id) return std::nullopt;
    for (const MeetingItem& item : room_.with_organizers(calendar_items())) {
        if (!item.recurrence_id && is_strangers(item, request, strangers_)) return item;
    }
    return std::nullopt;
}

// Asks again for what FindItem left out of those that may be of the meeting, the likeliest first.
std::vector<MeetingItem> RequestFinder::filled_in(std::vector<MeetingItem> items) {
    constexpr std::size_t most = 100;
    const auto is_open = [&](const auto& it) { return it.uid.empty() || (it.uid == uid_ && !it.sequence); };
    std::vector<MeetingItem> open;
    std::ranges::copy_if(items, std::back_inserter(open), is_open);
    std::erase_if(items, is_open);
    std::ranges::stable_sort(
        open, {}, [&](const MeetingItem& it) { return distance(it, answer_.content.version.dtstamp); });
    open.resize(std::min(open.size(), most));
    std::ranges::move(room_.get(open), std::back_inserter(items));
    return items;
}

bool RequestFinder::holds_request(const std::vector<MeetingItem>& items) const {
    return std::ranges::any_of(items,
                               [&](const auto& it) { return is_decided_request(it, answer_.content); });
}

// Where the request is, or where all is older than it. Servers that do not sort show no such place.
bool RequestFinder::suffices(const std::vector<MeetingItem>& page) const {
    if (holds_request(page)) return true;
    if (page.empty() || !page.front().received || !page.back().received) return false;
    const auto oldest = std::min(answer_.content.version.dtstamp, now_) - std::chrono::days(1);
    return *page.back().received < oldest && *page.back().received <= *page.front().received;
}

std::vector<MeetingItem> RequestFinder::page_through(Folder folder, const char* item_class) {
    const auto enough = [&](const std::vector<MeetingItem>& page) {
        return folder != Folder::calendar && suffices(page);
    };
    auto items = room_.find({{folder}, ByItemClass{item_class}}, enough);
    if (!items) items = room_.find({{folder}, Unrestricted{}}, enough);
    std::erase_if(*items, [&](const MeetingItem& it) { return !may_have_class(it, item_class); });
    return of_uid(filled_in(std::move(*items)));
}

std::vector<MeetingItem> RequestFinder::messages_by_paging() {
    std::vector<MeetingItem> all;
    for (const Folder folder : mail_folders) {
        std::ranges::move(page_through(folder, "IPM.Schedule.Meeting."), std::back_inserter(all));
        if (holds_request(all)) break;
    }
    return all;
}

std::vector<MeetingItem> RequestFinder::messages() {
    auto items = room_.find({mail_folders, ByGlobalObjectId{reserve::clean_global_object_ids(uid_)}});
    if (!items || items->empty()) return messages_by_paging();
    return of_uid(filled_in(std::move(*items)));
}

std::vector<MeetingItem> RequestFinder::calendar_items() {
    auto found = room_.find({{Folder::calendar}, ByGlobalObjectId{reserve::clean_global_object_ids(uid_)}});
    if (!found) return page_through(Folder::calendar, "IPM.Appointment");
    auto items = of_uid(filled_in(std::move(*found)));
    if (!items.empty() || room_.exchange().finds_by_global_object_id) return items;
    return page_through(Folder::calendar, "IPM.Appointment");
}

// The rungs for messages, each only when those above found nothing. The last is dear: a server that is known
// to find by GlobalObjectId is only paged through when the message should have come by now.
Choice RequestFinder::choose_message() {
    const auto& content = answer_.content;
    auto found = room_.find({mail_folders, ByGlobalObjectId{reserve::clean_global_object_ids(uid_)}});
    const bool can_search = found.has_value();
    const auto items = of_uid(filled_in(std::move(found).value_or(std::vector<MeetingItem>{})));
    if (!items.empty()) room_.exchange().finds_by_global_object_id = true;
    Choice choice = choose_request(items, content);
    const auto chosen = [&] { return !std::holds_alternative<NothingThere>(choice); };
    if (!chosen() && !content.mail_message_id.empty()) {
        auto same = room_.find({mail_folders, ByMessageId{content.mail_message_id}});
        if (same) choice = choose_request(without_passed_over(filled_in(std::move(*same)), answer_), content);
    }
    const bool trusted = can_search && room_.exchange().finds_by_global_object_id;
    if (!chosen() && (!trusted || answer_.missing_for >= delivery_time)) {
        choice = choose_request(messages_by_paging(), content);
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
        if (!shows_anothers_answer(item, answer_, kind)) continue;
        remark = answered_itself(item, room_.mailbox().address);
        if (shows_answer(item, content, kind, content.version.dtstamp)) return Sent{remark, true};
        remark += ". roomgate has decided otherwise, and the organizer is told so after it.";
    }
    const bool is_warning = !remark.empty();
    if (deleted) return Target{*deleted, remark, is_warning};
    const bool up_to_date =
        calendar && calendar->item.sequence.value_or(content.version.sequence) >= content.version.sequence;
    if (!up_to_date) return not_there(room_.mailbox().address);
    if (remark.empty())
        remark = "The request is gone from the mailbox; it was answered by way of the calendar item.";
    return Target{calendar->item, remark, is_warning};
}

Finding RequestFinder::find_calendar_item() { return find_meeting_among(calendar_items()); }

Finding RequestFinder::find_cancelled_meeting() {
    const auto items = calendar_items();
    Finding meeting = find_meeting_among(items);
    auto* target = std::get_if<Target>(&meeting);
    if (!target && !std::holds_alternative<Sent>(meeting)) return meeting;
    auto dates = of_organizer(dates_on_their_own(items, answer_.content));
    if (!target && !dates.empty()) {
        target = &meeting.emplace<Target>(dates.back());
        dates.pop_back();
    }
    if (target) target->dates_beside = std::move(dates);
    return meeting;
}

Finding RequestFinder::find_meeting_among(const std::vector<MeetingItem>& items) {
    Choice choice = choose_calendar_item(items, answer_.content);
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

Finding RequestFinder::find_second_item(reserve::Instant recurrence_id) {
    const auto alone = of_organizer(on_their_own_at(calendar_items(), answer_.content, recurrence_id));
    if (alone.empty()) return Sent{"The date does not stand on its own in the room's calendar."};
    for (const MeetingItem& date : alone)
        if (goes_with_meeting(date, answer_.content)) return Target{date, {}};
    Finding in_series = find_occurrence(recurrence_id, alone);
    if (std::holds_alternative<Target>(in_series)) return in_series;
    return Sent{"The date stands in the room's calendar once, on its own."};
}

std::optional<MeetingItem> RequestFinder::date_in(const reserve::Interval& window,
                                                  reserve::Instant recurrence_id, const Items& others) {
    Items items = of_uid(filled_in(room_.view_calendar(window)));
    std::erase_if(items, [&](const MeetingItem& item) {
        return std::ranges::any_of(others, [&](const auto& it) { return it.id.id == item.id.id; });
    });
    return date_of_series(std::move(items), recurrence_id);
}

Finding RequestFinder::find_occurrence(reserve::Instant recurrence_id, const Items& others) {
    if (auto date = date_in({recurrence_id, recurrence_id + std::chrono::minutes(1)}, recurrence_id, others))
        return Target{*std::move(date), {}};
    const auto items = calendar_items();
    const auto series = std::ranges::find(items, "RecurringMaster", &MeetingItem::calendar_item_type);
    if (series == items.end()) return not_there(room_.mailbox().address);
    const auto near = series->all_day ? std::chrono::hours(24) : other_rules;
    if (auto date = date_in({recurrence_id - near, recurrence_id + near}, recurrence_id, others))
        return Target{*std::move(date), {}};
    for (const MeetingItem& item : room_.moved_dates_of(*series))
        if (is_near(item.original_start, recurrence_id, series->all_day)) return Target{item, {}};
    // The decided version has the date neither in its place nor moved: it was declined, or cancelled.
    const auto& decided = answer_.content.version;
    if (series->sequence.value_or(decided.sequence) < decided.sequence)
        return not_there(room_.mailbox().address);
    return Sent{"The date is no longer in the series."};
}

}  // namespace ews
