#include "reserve/rules/approval/decide_approval.hpp"

#include <algorithm>
#include <set>

#include "reserve/rules/blocking.hpp"
#include "reserve/rules/booked_meeting.hpp"
#include "reserve/rules/words/account_of.hpp"
#include "reserve/rules/words/answer_steps.hpp"

namespace reserve {
namespace {

using Dates = std::set<Instant>;

const Component& component_of(const Question& question) {
    const AskedMeeting& asked = question.asked;
    return asked.series ? asked.series->component : asked.exceptions.front().component;
}

// The dates that the approval is about and that are not over.
Dates held_dates(const Question& question, const Approval& approval) {
    Dates dates;
    for (const Occurrence& occurrence : question.stored.occurrences) {
        const Instant id = occurrence.recurrence_id;
        if (!occurrence.tentative || is_over(occurrence.time, question.now)) continue;
        const auto& only = approval.content.recurrence_id;
        const bool rest = only && component_of(question).this_and_future && id > *only;
        const bool alone = only && id == *only;
        if (alone || ((rest || !only) && !approval.apart.contains(id))) dates.insert(id);
    }
    return dates;
}

std::vector<Occurrence> approved(std::vector<Occurrence> occurrences, const Dates& dates) {
    std::erase_if(occurrences,
                  [&](const Occurrence& o) { return o.held_for && dates.contains(*o.held_for); });
    for (Occurrence& occurrence : occurrences)
        if (dates.contains(occurrence.recurrence_id)) occurrence.tentative = false;
    return occurrences;
}

std::vector<Occurrence> rejected(std::vector<Occurrence> occurrences, const Dates& dates) {
    std::erase_if(occurrences, [&](const Occurrence& o) { return dates.contains(o.recurrence_id); });
    for (Occurrence& occurrence : occurrences) {
        if (!occurrence.held_for || !dates.contains(*occurrence.held_for)) continue;
        occurrence.recurrence_id = *occurrence.held_for;
        occurrence.held_for.reset();
    }
    return occurrences;
}

// How far a series was asked for that goes on beyond the booking window.
std::optional<Instant> decided_until(const Question& question) {
    if (!question.asked.series) return std::nullopt;
    for (const DecidedComponent& component : question.stored.components)
        if (!component.recurrence_id) return component.decided_until;
    return std::nullopt;
}

Reason declined_by_delegates(const Question& question) {
    return {"delegates_declined", {{"delegates", !question.policy.resource_delegates.empty()}}};
}

// The dates as an account tells them: booked for sure, or refused by the delegates.
Account account_of(const Question& question, const Dates& dates, const DelegateVerdict& verdict) {
    Judgement judgement;
    BookedDates booked;
    for (const Occurrence& occurrence : question.stored.occurrences) {
        if (is_over(occurrence.time, question.now)) continue;
        const bool decided = dates.contains(occurrence.recurrence_id);
        const Date date{occurrence.recurrence_id, occurrence.time};
        if (decided && !verdict.approved)
            judgement.refused.push_back(
                {.asked = {date, std::nullopt}, .refusal = declined_by_delegates(question), .clashes = {}});
        if (occurrence.held_for && dates.contains(*occurrence.held_for))
            (verdict.approved ? booked.released : booked.kept).push_back(occurrence.time);
        else if (decided ? verdict.approved : !occurrence.tentative)
            booked.to_come.push_back(occurrence.time);
    }
    std::ranges::sort(booked.to_come);
    std::ranges::sort(judgement.refused, {}, [](const JudgedDate& d) { return d.asked.date.time; });
    if (judgement.refused.size() > 1) judgement.refusal = declined_by_delegates(question);
    Account account = reserve::account_of(question, component_of(question), judgement, booked);
    account.verdict = verdict;
    if (verdict.approved) account.bookable_until = decided_until(question);
    account.extended = !question.policy.enforce_scheduling_horizon;
    return account;
}

AnswerText booked_date(const Question& question, Account account, Instant id) {
    const auto& occurrences = question.stored.occurrences;
    account.booked = {std::ranges::find(occurrences, id, &Occurrence::recurrence_id)->time};
    account.kept.clear();
    account.released.clear();
    return question.texts->write(AnswerForm::accepted, account);
}

// The tentative answer again, now for sure; what the organizer has read already is not sent again.
std::vector<AnswerStep> steps_after_approval(const Question& question, const Approval& approval,
                                             const Dates& dates, const Account& account,
                                             const AnswerText& words) {
    std::vector<AnswerStep> steps = approval.answer.content.steps;
    std::erase_if(steps, [&](const AnswerStep& step) {
        return step.kind == AnswerKind::tentative && step.position > 0 &&
               !dates.contains(*step.recurrence_id);
    });
    for (AnswerStep& step : steps) {
        const bool was_sent = step.state == AnswerState::sent;
        step.state = AnswerState::waiting;
        if (step.kind != AnswerKind::tentative) {
            step.silent = step.silent || was_sent;
            continue;
        }
        AnswerText text = step.position == 0 ? words : booked_date(question, account, *step.recurrence_id);
        step.kind = AnswerKind::accept;
        step.text = std::move(text.plain);
        step.html = std::move(text.html);
    }
    return steps;
}

std::vector<AnswerStep> steps_after_rejection(const Question& question, const Approval& approval,
                                              Account account, const AnswerText& words) {
    const AnswerStep& whole = approval.answer.content.steps.front();
    if (account.booked.empty() || approval.content.recurrence_id)
        return {step_of(AnswerKind::decline, words, approval.content.recurrence_id)};
    std::vector<AnswerStep> steps{step_of(AnswerKind::accept, words, std::nullopt)};
    steps.front().silent = whole.kind == AnswerKind::accept && whole.silent;
    const std::vector<JudgedDate> refused = std::move(account.refused);
    for (const JudgedDate& date : refused) {
        account.refused = {date};
        steps.push_back(step_of(AnswerKind::decline,
                                question.texts->write(AnswerForm::declined_date, account),
                                date.asked.date.recurrence_id));
        steps.back().position = static_cast<int>(steps.size()) - 1;
    }
    return steps;
}

Outcome outcome_of(const Approval& approval, const Account& account, const DelegateVerdict& verdict) {
    const auto& steps = approval.answer.content.steps;
    const bool in_part =
        std::ranges::any_of(steps, [](const AnswerStep& step) { return step.kind == AnswerKind::decline; });
    if (verdict.approved) return in_part ? Outcome::accepted_in_part : Outcome::accepted;
    const bool none_left = account.booked.empty() || approval.content.recurrence_id;
    return none_left ? Outcome::declined : Outcome::accepted_in_part;
}

// What was declined is remembered as such, so that a new request for it is a new decision.
std::vector<DecidedComponent> components_after(const Question& question, const Approval& approval,
                                               const Dates& dates, Outcome outcome) {
    std::vector<DecidedComponent> components = question.stored.components;
    for (DecidedComponent& component : components) {
        const bool whole = component.recurrence_id == approval.content.recurrence_id;
        const bool date = component.recurrence_id && dates.contains(*component.recurrence_id);
        if (!(whole && outcome == Outcome::declined) && !date) continue;
        if (component.state != DecidedComponent::State::booked) continue;
        component.state = DecidedComponent::State::declined;
        component.decided_until.reset();
    }
    return components;
}

}  // namespace

Decision decide_approval(const Question& question, const Approval& approval, const DelegateVerdict& verdict) {
    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    const Dates dates = held_dates(question, approval);
    if (dates.empty()) return decision;
    const Account account = account_of(question, dates, verdict);
    const Outcome outcome = outcome_of(approval, account, verdict);
    const AnswerText words = text_of(*question.texts, outcome, account);
    auto& occurrences = decision.meeting.occurrences;
    occurrences = blocked_once(verdict.approved ? approved(std::move(occurrences), dates)
                                                : rejected(std::move(occurrences), dates));
    if (!verdict.approved) decision.meeting.components = components_after(question, approval, dates, outcome);
    const Version version = approval.answer.content.version;
    decision.verdicts = {{outcome, approval.content.recurrence_id, version, words.plain}};
    decision.answers = {{.recurrence_id = approval.content.recurrence_id,
                         .version = version,
                         .steps = verdict.approved
                                      ? steps_after_approval(question, approval, dates, account, words)
                                      : steps_after_rejection(question, approval, account, words)}};
    return decision;
}

}  // namespace reserve
