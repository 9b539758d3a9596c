#include "ews/mailbox/evidence.hpp"

#include <algorithm>
#include <iterator>

#include "ews/mailbox/answer_mark.hpp"

namespace ews {
namespace {

using reserve::Instant;

// Both clocks are read in whole seconds.
constexpr std::chrono::seconds rounding{1};

// Absence from the inbox alone says nothing: the request may never have come, or was deleted before. It must
// lie in Deleted Items, moved there since the attempt.
std::optional<Instant> moved_at(const std::vector<MeetingItem>& messages, const reserve::NewAnswer& content,
                                Instant since) {
    const Choice choice = choose_request(messages, content);
    const auto* const request = std::get_if<MeetingItem>(&choice);
    const bool moved = request && request->folder == Folder::deleted_items && request->modified >= since;
    return moved ? request->modified : std::nullopt;
}

// Only a declined date leaves its series.
bool fits_date(RequestFinder& finder, const reserve::NewAnswer& content, reserve::AnswerKind kind,
               const std::vector<MeetingItem>& items) {
    if (std::ranges::find(items, "RecurringMaster", &MeetingItem::calendar_item_type) == items.end())
        return true;
    const bool stands = std::holds_alternative<Target>(finder.find_occurrence(*content.recurrence_id));
    return stands == (kind != reserve::AnswerKind::decline);
}

// A request leaves the inbox with any answer. Where another one than ours is shown that may have moved it,
// that did.
bool shows_on_request(RequestFinder& finder, const reserve::NewAnswer& content, reserve::AnswerKind kind,
                      Instant since) {
    std::vector<MeetingItem> items = finder.messages();
    const auto moved = moved_at(items, content, since);
    std::ranges::move(finder.calendar_items(), std::back_inserter(items));
    const auto shows = [&](const MeetingItem& item, std::optional<reserve::AnswerKind> which) {
        return item.recurrence_id == content.recurrence_id && shows_answer(item, content, which, since);
    };
    if (std::ranges::any_of(items, [&](const MeetingItem& item) { return shows(item, kind); })) return true;
    const auto has_moved_it = [&](const MeetingItem& item) {
        return shows(item, std::nullopt) && *item.reply_time <= *moved + rounding;
    };
    if (!moved || std::ranges::any_of(items, has_moved_it)) return false;
    return !content.recurrence_id || fits_date(finder, content, kind, items);
}

// A declined date leaves the series; one that is not there any more needs no answer.
bool shows_on_occurrence(RequestFinder& finder, const reserve::NewAnswer& content,
                         const reserve::AnswerStep& step, Instant since) {
    const Finding finding = finder.find_occurrence(*step.recurrence_id);
    if (std::holds_alternative<reserve::Sent>(finding)) return step.kind == reserve::AnswerKind::decline;
    const auto* const target = std::get_if<Target>(&finding);
    return target && shows_answer(target->item, content, step.kind, since);
}

}  // namespace

bool has_marked_copy(RoomMailbox& room, const std::string& mark, Instant since) {
    std::vector<Folder> folders{Folder::sent_items};
    if (room.mailbox().access == Access::delegate) folders.insert(folders.begin(), Folder::own_sent_items);
    const auto is_marked = [&](const MeetingItem& it) { return it.mark == mark; };
    const auto enough = [&](const std::vector<MeetingItem>& page) {
        const bool sorted = !page.empty() && page.back().created <= page.front().created;
        const bool over = sorted && page.back().created && *page.back().created < since;
        return over || std::ranges::any_of(page, is_marked);
    };
    for (const Folder folder : folders) {
        auto copies = room.find({{folder}, CreatedSince{since}}, enough);
        if (!copies) copies = room.find({{folder}, Unrestricted{}}, enough);
        if (copies && std::ranges::any_of(*copies, is_marked)) return true;
    }
    return false;
}

bool shows_evidence(RoomMailbox& room, const reserve::Answer& answer, const reserve::AnswerStep& step,
                    Instant attempted_at, Instant now) {
    if (reserve::leaves_no_trace(step.kind)) return false;
    // The first call tells the server's clock; by then an hour is more than clocks of one domain differ.
    if (!step.silent &&
        has_marked_copy(room, answer_mark(answer, step), attempted_at - std::chrono::hours(1)))
        return true;
    RequestFinder finder(room, answer, now);
    const bool occurrence = step.recurrence_id && step.recurrence_id != answer.content.recurrence_id;
    if (step.silent) finder.messages();  // asks for the clock
    const Instant since = attempted_at + room.exchange().clock_ahead() - rounding;
    if (occurrence) return shows_on_occurrence(finder, answer.content, step, since);
    return shows_on_request(finder, answer.content, step.kind, since);
}

}  // namespace ews
