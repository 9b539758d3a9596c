#include "reserve/desk/settle_approval.hpp"

#include <algorithm>

#include "reserve/desk/confirm.hpp"
#include "reserve/desk/policy_of.hpp"
#include "reserve/reading/reading_text.hpp"
#include "reserve/rules/approval/decide_approval.hpp"

namespace reserve {
namespace {

std::string why_not_pending(ApprovalState state) {
    if (state == ApprovalState::approved) return "it was approved before";
    if (state == ApprovalState::rejected) return "it was rejected before";
    return "a newer request or a cancellation has replaced it";
}

// The request as it is stored; nothing when it is not there any more.
std::optional<AskedMeeting> request_of(const Approval& approval, const Meeting& stored) {
    // An occurrence and the rest of the series from it on may both be stored; the answer says which is meant.
    const auto is_meant = [&](const DecidedComponent& c) {
        return c.recurrence_id == approval.content.recurrence_id &&
               c.version == approval.answer.content.version;
    };
    const auto component = std::ranges::find_if(stored.components, is_meant);
    if (component == stored.components.end() || component->content.empty()) return std::nullopt;
    auto [content, zones] = parse_component(component->content);
    AskedMeeting asked{.method = Method::request,
                       .uid = stored.uid,
                       .organizer = approval.content.organizer,
                       .zones = std::move(zones),
                       .series = std::nullopt,
                       .exceptions = {}};
    AskedComponent request{.component = std::move(content)};
    if (approval.content.recurrence_id)
        asked.exceptions.push_back(std::move(request));
    else
        asked.series = std::move(request);
    return asked;
}

void write_down(const Approval& approval, const Decision& decision, Instant now, Ledger& ledger) {
    const NewAnswer& asked = approval.answer.content;
    for (const Verdict& verdict : decision.verdicts)
        ledger.record({.item = asked.item,
                       .room = asked.room,
                       .uid = asked.uid,
                       .recurrence_id = verdict.recurrence_id,
                       .version = verdict.version,
                       .decided_at = now,
                       .outcome = name_of(verdict.outcome),
                       .words = verdict.words});
    for (const DecidedAnswer& answer : decision.answers) {
        NewAnswer further = asked;
        further.steps = answer.steps;
        further.due = now;
        ledger.queue(further);
    }
}

}  // namespace

std::variant<SettledApproval, NotSettled> settle_approval(ApprovalId id, const DelegateVerdict& verdict,
                                                          const DecidingSettings& settings, Instant now,
                                                          Ledger& ledger) {
    const auto approval = ledger.approval(id);
    if (!approval) return NotSettled{"there is no such request"};
    if (approval->state != ApprovalState::pending) return NotSettled{why_not_pending(approval->state)};
    const auto room = ledger.room(approval->content.room);
    Meeting stored = ledger.meeting(approval->content.room, approval->content.uid);
    auto asked = request_of(*approval, stored);
    if (!room || !asked) return NotSettled{"nothing is held for it any more"};
    const Question question{.asked = *std::move(asked),
                            .stored = std::move(stored),
                            .profile_addresses = {},
                            .room = *room,
                            .policy = policy_of(*room, settings),
                            .requester = Exempt{},
                            .texts = settings.texts,
                            .now = now};
    Decision decision = decide_approval(question, *approval, verdict);
    if (decision.verdicts.empty()) return NotSettled{"it is over, or nothing is held for it any more"};
    ledger.save(question.stored, decision.meeting);
    ledger.settle(id, verdict, now);
    write_down(*approval, decision, now, ledger);
    const DecidedMeeting meeting{.uid = approval->content.uid,
                                 .organizer = approval->content.organizer,
                                 .decision = decision,
                                 .room = room->name};
    confirm(approval->content.confirm_to, room->id, meeting, *settings.texts, now, ledger);
    return SettledApproval{room->id, room->name, approval->content.organizer, std::move(decision)};
}

}  // namespace reserve
