#include "reserve/post/release_unanswered.hpp"

#include <algorithm>

#include "reserve/rules/decision.hpp"
#include "reserve/rules/series/date_comparison.hpp"

namespace reserve {
namespace {

bool says_booked(const Answer& answer) {
    const auto& steps = answer.content.steps;
    const bool accepts =
        steps.front().kind == AnswerKind::accept || steps.front().kind == AnswerKind::tentative;
    return accepts && std::ranges::none_of(
                          steps, [](const AnswerStep& step) { return step.state == AnswerState::sent; });
}

bool is_decided_version(const Meeting& meeting, const NewAnswer& answer) {
    return std::ranges::any_of(meeting.components, [&](const DecidedComponent& component) {
        return component.recurrence_id == answer.recurrence_id && component.version == answer.version;
    });
}

bool is_told_with(const NewAnswer& answer, const DecidedComponent& component) {
    if (answer.recurrence_id) return component.recurrence_id == answer.recurrence_id;
    return component.version.dtstamp <= answer.version.dtstamp;
}

bool is_about_the_rest(const Meeting& meeting, const NewAnswer& answer) {
    return std::ranges::any_of(meeting.components, [&](const DecidedComponent& component) {
        return component.this_and_future && component.recurrence_id == answer.recurrence_id &&
               component.version == answer.version;
    });
}

Meeting without(const NewAnswer& answer, Meeting meeting, Instant now) {
    const bool rest = is_about_the_rest(meeting, answer);
    std::erase_if(meeting.components, [&](const DecidedComponent& c) { return is_told_with(answer, c); });
    const Instant from = answer.recurrence_id.value_or(Instant::min());
    const auto has_answer_of_its_own = [&](const Occurrence& occurrence) {
        return std::ranges::find(meeting.components, std::optional(occurrence.recurrence_id),
                                 &DecidedComponent::recurrence_id) != meeting.components.end();
    };
    std::erase_if(meeting.occurrences, [&](const Occurrence& occurrence) {
        const bool told = answer.recurrence_id && !rest
                              ? occurrence.recurrence_id == answer.recurrence_id
                              : !has_answer_of_its_own(occurrence) && occurrence.recurrence_id >= from;
        return told && !is_over(occurrence.time, now);
    });
    return meeting;
}

}  // namespace

void release_unanswered(const Answer& answer, Instant now, Ledger& ledger) {
    const NewAnswer& content = answer.content;
    const Meeting before = ledger.meeting(content.room, content.uid);
    if (!says_booked(answer) || !is_decided_version(before, content)) return;
    ledger.save(before, without(content, before, now));
    ledger.record({.item = content.item,
                   .room = content.room,
                   .uid = content.uid,
                   .recurrence_id = content.recurrence_id,
                   .version = content.version,
                   .decided_at = now,
                   .outcome = name_of(Outcome::released),
                   .words =
                       "Released: the request never appeared in the room's mailbox, and nobody could be told "
                       "that it was booked (unanswered_booking)."});
}

}  // namespace reserve
