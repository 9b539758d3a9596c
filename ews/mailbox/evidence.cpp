#include "ews/mailbox/evidence.hpp"

#include <algorithm>

#include "ews/mailbox/answer_mark.hpp"

namespace ews {
namespace {

using reserve::Instant;

// Both clocks are read in whole seconds.
constexpr std::chrono::seconds rounding{1};

// Absence from the inbox alone says nothing: the request may never have come, or was deleted before. It must
// lie in Deleted Items, moved there since the attempt.
bool was_moved(const std::vector<MeetingItem>& messages, const reserve::NewAnswer& content, Instant since) {
    const Choice choice = choose_request(messages, content);
    const auto* const request = std::get_if<MeetingItem>(&choice);
    return request && request->folder == Folder::deleted_items && request->modified &&
           *request->modified >= since;
}

bool shows_on_request(RequestFinder& finder, const reserve::NewAnswer& content, reserve::AnswerKind kind,
                      Instant since) {
    const auto answered = [&](const MeetingItem& item) {
        return item.recurrence_id == content.recurrence_id && shows_answer(item, content, kind, since);
    };
    const std::vector<MeetingItem> messages = finder.messages();
    if (was_moved(messages, content, since) || std::ranges::any_of(messages, answered)) return true;
    return std::ranges::any_of(finder.calendar_items(), answered);
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
