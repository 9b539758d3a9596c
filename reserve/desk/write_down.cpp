#include "reserve/desk/write_down.hpp"

#include "reserve/desk/confirm.hpp"
#include "reserve/desk/new_answer.hpp"
#include "reserve/desk/record_verdicts.hpp"

namespace reserve {
namespace {

bool is_decided(Outcome outcome) {
    return outcome != Outcome::repeated && outcome != Outcome::superseded &&
           outcome != Outcome::unsubscribed && outcome != Outcome::parked;
}

// Hundreds of occurrences may have the same reason: it is said once.
std::string joined(const std::string& words, const std::string& more) {
    if (words.find(more) != std::string::npos) return words;
    return words.empty() ? more : words + " " + more;
}

// What was pending before is decided by this.
void replace_approvals(const Work& work, const DecidedMeeting& meeting, Instant now, Ledger& ledger) {
    for (const Verdict& verdict : meeting.decision.verdicts)
        if (is_decided(verdict.outcome))
            ledger.replace_approvals(work.room, meeting.uid, verdict.recurrence_id, now);
}

void ask_delegates(const NewApproval& approval, const DecidedMeeting& meeting, const AnswerTexts& texts,
                   Ledger& ledger) {
    const ApprovalId id = ledger.ask(approval);
    if (meeting.delegates.empty()) return;
    const std::string number = std::to_string(static_cast<std::int64_t>(id));
    ledger.notify({.approval = id,
                   .room = approval.room,
                   .uid = approval.uid,
                   .recurrence_id = approval.recurrence_id,
                   .recipients = meeting.delegates,
                   .subject = texts.subject({MailSubject::About::asked, meeting.room, meeting.organizer}),
                   .text = texts.for_delegates({meeting.room, meeting.organizer, approval.asks, number}),
                   .due = approval.asked_at});
}

// What a decision without an answer makes obsolete must not be sent any more.
void withdraw(const Work& work, const DecidedMeeting& meeting, Instant now, Ledger& ledger) {
    if (!meeting.decision.answers.empty()) return;
    for (const Verdict& verdict : meeting.decision.verdicts)
        if (is_decided(verdict.outcome)) ledger.withdraw(work.room, meeting.uid, verdict.recurrence_id, now);
}

void queue(ItemId item, const Work& work, const DecidedMeeting& meeting, const DecidingSettings& settings,
           Instant now, Ledger& ledger) {
    const std::string confirm_to = confirmation_goes_to(work, meeting, settings);
    for (const DecidedAnswer& answer : meeting.decision.answers) {
        const AnswerId id =
            ledger.queue(new_answer(item, work.reading.mail.message_id, work.room, meeting, answer, now));
        if (answer.asks.empty()) continue;
        ask_delegates({.answer = id,
                       .room = work.room,
                       .uid = meeting.uid,
                       .recurrence_id = answer.recurrence_id,
                       .organizer = meeting.organizer,
                       .asks = answer.asks,
                       .asked_at = now,
                       .confirm_to = confirm_to},
                      meeting, *settings.texts, ledger);
    }
    confirm(confirm_to, work.room, meeting, *settings.texts, now, ledger);
}

}  // namespace

Finish finish_of(const std::vector<DecidedMeeting>& decided) {
    std::string parked;
    std::string nothing;
    bool any_decided = false;
    for (const DecidedMeeting& meeting : decided) {
        for (const Verdict& verdict : meeting.decision.verdicts) {
            if (verdict.outcome == Outcome::parked)
                parked = joined(parked, verdict.words);
            else if (is_decided(verdict.outcome))
                any_decided = true;
            else
                nothing = joined(nothing, verdict.words);
        }
    }
    if (!parked.empty()) return {ItemStatus::error_processing, parked};
    if (any_decided) return {ItemStatus::success, {}};
    return {ItemStatus::unsubscribed, nothing};
}

void write_down(ItemId item, const Work& work, const std::vector<DecidedMeeting>& decided,
                const DecidingSettings& settings, Instant now, Ledger& ledger) {
    for (const DecidedMeeting& meeting : decided) {
        record_verdicts(item, work.room, meeting, now, ledger);
        replace_approvals(work, meeting, now, ledger);
        withdraw(work, meeting, now, ledger);
        queue(item, work, meeting, settings, now, ledger);
    }
    const Finish finish = finish_of(decided);
    ledger.finish(item, finish.status, finish.reason, now);
}

}  // namespace reserve
