#include "ews/mailbox/decided_version.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "ews/mailbox/date_of_series.hpp"
#include "reserve/global_object_id.hpp"

namespace ews {
namespace {

using reserve::NewAnswer;

constexpr std::string_view request_class = "IPM.Schedule.Meeting.Request";

bool has_class(const MeetingItem& item, std::string_view prefix) {
    const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    return item.item_class.size() >= prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), item.item_class.begin(), same);
}

// Servers write it with and without brackets.
std::string_view bare(std::string_view message_id) {
    if (message_id.starts_with('<')) message_id.remove_prefix(1);
    if (message_id.ends_with('>')) message_id.remove_suffix(1);
    return message_id;
}

bool is_same_message(const MeetingItem& item, const NewAnswer& answer) {
    return !answer.mail_message_id.empty() && bare(item.message_id) == bare(answer.mail_message_id);
}

// An all-day date is midnight in the zone of whoever tells it.
bool same_day_somewhere(reserve::Instant recurrence_id, const NewAnswer& answer) {
    const auto apart = recurrence_id - *answer.recurrence_id;
    return apart >= std::chrono::hours(-14) && apart <= std::chrono::hours(14);
}

// The date in a GlobalObjectId is one of the organizer's wall clock.
bool is_occurrence(const MeetingItem& item, const NewAnswer& answer) {
    if (!answer.recurrence_id) return !item.recurrence_id && !item.occurrence_date;
    if (item.recurrence_id == answer.recurrence_id) return true;
    if (item.recurrence_id)
        return is_same_message(item, answer) && same_day_somewhere(*item.recurrence_id, answer);
    if (!item.occurrence_date) return is_same_message(item, answer);
    const auto apart = std::chrono::sys_days{*item.occurrence_date} -
                       std::chrono::floor<std::chrono::days>(*answer.recurrence_id);
    return apart >= std::chrono::days(-1) && apart <= std::chrono::days(1);
}

// Where no UID is told, the message must do.
bool is_of_meeting(const MeetingItem& item, const NewAnswer& answer) {
    return item.uid.empty() ? is_same_message(item, answer) : item.uid == reserve::plain_uid(answer.uid);
}

bool is_candidate(const MeetingItem& item, const NewAnswer& answer) {
    return has_class(item, request_class) && !item.out_of_date && !item.delegated &&
           is_of_meeting(item, answer) && is_occurrence(item, answer);
}

bool is_other_message(const MeetingItem& item, const NewAnswer& answer) {
    return !answer.mail_message_id.empty() && !item.message_id.empty() && !is_same_message(item, answer);
}

reserve::NewerThere newer(const MeetingItem& item, const NewAnswer& answer) {
    return {{item.sequence.value_or(answer.version.sequence), item.stamp.value_or(answer.version.dtstamp)}};
}

// Of the same SEQUENCE, and no Message-ID says which it is: DTSTAMP must do, where both are told.
Choice choose_by_stamp(const std::vector<const MeetingItem*>& candidates, const NewAnswer& answer) {
    for (const MeetingItem* const item : candidates) {
        if (item->stamp == answer.version.dtstamp) return *item;
    }
    for (const MeetingItem* const item : candidates) {
        if (!is_other_message(*item, answer) || !item->stamp) return *item;
        if (*item->stamp > answer.version.dtstamp) return newer(*item, answer);
    }
    return NothingThere{};
}

bool is_passed_over(const MeetingItem& item, const reserve::Answer& answer) {
    if (is_same_message(item, answer.content)) return false;
    return std::ranges::any_of(answer.passed_over, [&](const reserve::SettledMessage& settled) {
        const auto& [sequence, dtstamp] = settled.version;
        const bool same_id =
            !item.message_id.empty() && bare(item.message_id) == bare(settled.mail_message_id);
        const bool newer_sequence = sequence > answer.content.version.sequence;
        return same_id ||
               (item.sequence == sequence && (item.stamp ? *item.stamp == dtstamp : newer_sequence));
    });
}

// By DTSTAMP (ruling 6); by SEQUENCE where the server does not tell it.
bool is_newer_date(const MeetingItem& date, const NewAnswer& answer) {
    if (date.stamp) return *date.stamp > answer.version.dtstamp;
    return date.sequence.value_or(answer.version.sequence) > answer.version.sequence;
}

bool is_on_its_own(const MeetingItem& item, const NewAnswer& answer) {
    return item.folder == Folder::calendar && item.uid == reserve::plain_uid(answer.uid) &&
           item.recurrence_id;
}

}  // namespace

std::vector<MeetingItem> without_passed_over(std::vector<MeetingItem> items, const reserve::Answer& answer) {
    if (answer.passed_over.empty()) return items;
    std::erase_if(items, [&](const MeetingItem& item) {
        return item.folder != Folder::calendar && is_passed_over(item, answer);
    });
    for (MeetingItem& item : items)
        if (is_same_message(item, answer.content)) item.out_of_date = false;
    return items;
}

Choice choose_request(const std::vector<MeetingItem>& items, const NewAnswer& answer) {
    std::vector<const MeetingItem*> candidates;
    for (const MeetingItem& item : items) {
        if (is_candidate(item, answer)) candidates.push_back(&item);
    }
    std::ranges::stable_sort(candidates, {},
                             [](const MeetingItem* item) { return item->folder != Folder::inbox; });
    const auto found =
        std::ranges::find_if(candidates, [&](const auto* item) { return is_same_message(*item, answer); });
    const MeetingItem* const ours = found == candidates.end() ? nullptr : *found;
    const int sequence = ours ? ours->sequence.value_or(answer.version.sequence) : answer.version.sequence;
    for (const MeetingItem* const item : candidates) {
        if (item->sequence.value_or(sequence) > sequence) return newer(*item, answer);
    }
    if (ours) return *ours;
    std::erase_if(candidates, [&](const auto* item) { return item->sequence.value_or(sequence) < sequence; });
    return choose_by_stamp(candidates, answer);
}

bool may_have_class(const MeetingItem& item, std::string_view prefix) {
    return item.item_class.empty() || has_class(item, prefix);
}

bool is_decided_request(const MeetingItem& item, const NewAnswer& answer) {
    if (item.uid.empty()) return may_have_class(item, request_class) && is_same_message(item, answer);
    if (!is_candidate(item, answer)) return false;
    const bool same_version =
        item.sequence == answer.version.sequence && item.stamp == answer.version.dtstamp;
    return same_version || is_same_message(item, answer);
}

Choice choose_calendar_item(const std::vector<MeetingItem>& items, const NewAnswer& answer) {
    for (const MeetingItem& item : items) {
        if (item.folder != Folder::calendar || item.uid != reserve::plain_uid(answer.uid)) continue;
        if (item.recurrence_id || item.calendar_item_type == "Exception" ||
            item.calendar_item_type == "Occurrence")
            continue;
        const int sequence = item.sequence.value_or(answer.version.sequence);
        if (sequence > answer.version.sequence) return newer(item, answer);
        return item;
    }
    return NothingThere{};
}

std::vector<MeetingItem> dates_on_their_own(std::vector<MeetingItem> items, const NewAnswer& answer) {
    std::erase_if(items, [&](const MeetingItem& item) {
        return !is_on_its_own(item, answer) || is_newer_date(item, answer);
    });
    return items;
}

std::vector<MeetingItem> on_their_own_at(std::vector<MeetingItem> items, const NewAnswer& answer,
                                         reserve::Instant recurrence_id) {
    std::erase_if(items, [&](const MeetingItem& item) {
        return !is_on_its_own(item, answer) || !is_near(item.recurrence_id, recurrence_id, item.all_day);
    });
    return items;
}

bool goes_with_meeting(const MeetingItem& date, const NewAnswer& answer) {
    const bool answered = date.my_response == "Accept" || date.my_response == "Tentative";
    return !is_newer_date(date, answer) ||
           (answered && answer.steps.front().kind == reserve::AnswerKind::decline);
}

bool shows_answer(const MeetingItem& item, const NewAnswer& answer, std::optional<reserve::AnswerKind> kind,
                  reserve::Instant since) {
    constexpr std::array responses{"Accept", "Tentative", "Decline"};  // in the order of AnswerKind
    if (item.sequence.value_or(answer.version.sequence) != answer.version.sequence) return false;
    if (!item.reply_time || *item.reply_time < since) return false;
    if (kind)
        return !reserve::leaves_no_trace(*kind) &&
               item.my_response == responses[static_cast<std::size_t>(*kind)];
    return std::ranges::find(responses, item.my_response) != responses.end();
}

bool shows_anothers_answer(const MeetingItem& item, const reserve::Answer& answer, reserve::AnswerKind due) {
    const auto shows = [&](std::optional<reserve::AnswerKind> kind) {
        return shows_answer(item, answer.content, kind, answer.content.version.dtstamp);
    };
    const auto& before = answer.answered_before;
    return shows(std::nullopt) && !(before && before != due && shows(before));
}

}  // namespace ews
