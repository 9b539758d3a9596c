#include "reserve/rules/series/decide_series.hpp"

#include <algorithm>

#include "reserve/rules/approval/approval_words.hpp"
#include "reserve/rules/booked_meeting.hpp"
#include "reserve/rules/booking_window.hpp"
#include "reserve/rules/versions/fingerprint.hpp"
#include "reserve/rules/versions/settled_by_version.hpp"
#include "reserve/rules/versions/stored_components.hpp"
#include "reserve/rules/versions/who_may_change.hpp"
#include "reserve/rules/words/account_of.hpp"
#include "reserve/rules/words/advice.hpp"
#include "reserve/rules/words/answer_steps.hpp"

namespace reserve {
namespace {

using State = DecidedComponent::State;

const AskedComponent& series_of(const Question& question) { return *question.asked.series; }

Version version_of(const Question& question) {
    return {series_of(question).component.sequence, series_of(question).component.dtstamp};
}

bool room_is_out(const Question& question) {
    return series_of(question).wish == AskedComponent::Wish::stay_out;
}

// Booked dates beyond today's window are compared too: they stay.
Instant last_look(const Question& question, Instant window_end) {
    Instant until = window_end;
    for (const Occurrence& occurrence : question.stored.occurrences)
        until = std::max(until, occurrence.time.start + std::chrono::seconds(1));
    return until;
}

DecidedComponent series_component(const Question& question, State state) {
    const auto& asked = question.asked;
    DecidedComponent component =
        decided(series_of(question), asked.zones, organizer_of(question), std::nullopt, version_of(question));
    component.state = state;
    component.digests = {fingerprint(asked)};
    return component;
}

State state_of_exception(const DecidedComponent& exception, const Judgement& judgement) {
    if (exception.state == State::cancelled || exception.this_and_future) return exception.state;
    const auto refused = std::ranges::find_if(judgement.refused, [&](const JudgedDate& date) {
        return date.asked.date.recurrence_id == exception.recurrence_id;
    });
    return refused == judgement.refused.end() ? State::booked : State::declined;
}

std::vector<DecidedComponent> components_after(const Question& question, const SeriesDates& dates,
                                               const Judgement& judgement, State state) {
    // Repeats of a content that was decided under this version must be known again.
    std::vector<DecidedComponent> components;
    const auto* stored = stored_component(question.stored, std::nullopt, question.asked.organizer);
    if (stored) components.push_back(*stored);
    components = with(std::move(components), series_component(question, state));
    for (DecidedComponent exception : dates.exceptions) {
        exception.state = state_of_exception(exception, judgement);
        components.push_back(std::move(exception));
    }
    return components;
}

bool anything_to_come(const Question& question) {
    return std::ranges::any_of(question.stored.occurrences,
                               [&](const Occurrence& o) { return !is_over(o.time, question.now); });
}

std::vector<Occurrence> history(const Question& question) {
    std::vector<Occurrence> over = settled(question.stored.occurrences);
    std::erase_if(over, [&](const Occurrence& o) { return !is_over(o.time, question.now); });
    return over;
}

// A new request without a single date, as by a rule that never occurs or with every date excluded.
Decision without_dates(const Question& question, const SeriesDates& dates) {
    const Judgement judgement{.booked = {}, .refused = {}, .refusal = {"no_dates", {}}};
    const Account account = account_of(question, series_of(question).component, judgement, {});
    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    decision.meeting.components = components_after(question, dates, {}, State::declined);
    decision.answers = {
        answer_to(*question.texts, Outcome::declined, account, std::nullopt, version_of(question), false)};
    decision.verdicts = {{Outcome::declined, std::nullopt, version_of(question), words_of(decision.answers)}};
    return decision;
}

Decision free_the_rest(const Question& question, const SeriesDates& dates, Outcome outcome) {
    const bool out = room_is_out(question);
    const std::string why =
        out ? "the request says that the room has declined." : "no date is left for the room.";
    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    decision.meeting.occurrences = history(question);
    decision.meeting.components =
        components_after(question, dates, {}, out ? State::declined : State::booked);
    decision.verdicts = {
        {outcome, std::nullopt, version_of(question),
         (outcome == Outcome::freed ? "Freed what was still to come: " : "Nothing to book: ") + why}};
    return decision;
}

// No date is left for the room: everything is over, excluded, or the room has declined (rulings 4 and 14).
Decision nothing_left(const Question& question, const SeriesDates& dates) {
    if (anything_to_come(question)) return free_the_rest(question, dates, Outcome::freed);
    if (room_is_out(question)) return free_the_rest(question, dates, Outcome::unsubscribed);
    if (!dates.has_past) return without_dates(question, dates);
    return unchanged(question, {Outcome::unsubscribed, std::nullopt, version_of(question), "Already over."});
}

Outcome outcome_of(const Judgement& judgement, const BookedDates& booked) {
    const bool refused = !judgement.refused.empty() || !judgement.refusal.empty();
    if (!booked.tentative.empty()) return Outcome::tentative;
    if (!refused) return Outcome::accepted;
    return booked.to_come.empty() ? Outcome::declined : Outcome::accepted_in_part;
}

// Dates that were asked for alone and later, and wait for the delegates: they have an approval and an answer
// of their own (rulings 6 and 16). With the old slots that are kept for them.
std::vector<Occurrence> waiting_alone(const Question& question) {
    std::vector<Occurrence> alone;
    for (const Occurrence& occurrence : question.stored.occurrences) {
        const Instant date = occurrence.held_for.value_or(occurrence.recurrence_id);
        if (!is_over(occurrence.time, question.now) &&
            waits_alone(question.stored, date, version_of(question).dtstamp))
            alone.push_back(occurrence);
    }
    return alone;
}

// Beside those that wait alone, which stay as they are.
DateComparison compare(const Question& question, std::vector<Date> wanted,
                       const std::vector<Occurrence>& alone) {
    const auto stays = [&](const auto& date) {
        return std::ranges::find(alone, date.recurrence_id, &Occurrence::recurrence_id) != alone.end();
    };
    std::vector<Occurrence> booked = question.stored.occurrences;
    std::erase_if(booked, stays);
    std::erase_if(wanted, stays);
    DateComparison comparison = compare_dates(settled(booked), wanted, question.now);
    comparison.over.insert(comparison.over.end(), alone.begin(), alone.end());
    return comparison;
}

// What a series is told of which nothing else is left.
BookedDates or_waiting_alone(BookedDates booked, const Judgement& judgement) {
    const bool anything = !booked.to_come.empty() || !booked.tentative.empty() ||
                          !judgement.refused.empty() || !judgement.refusal.empty();
    if (anything) return booked;
    for (const Occurrence& occurrence : booked.occurrences)
        if (occurrence.tentative) booked.tentative.push_back({occurrence.recurrence_id, occurrence.time});
    return booked;
}

// Only held until the delegates decide: an update replaces all of it (ruling 16).
bool nothing_is_approved(const Meeting& stored) {
    return !stored.occurrences.empty() && settled(stored.occurrences).empty();
}

Candidates candidates_of(const Question& question, const SeriesDates& dates, Instant window_end,
                         bool same_pattern) {
    const Component& series = series_of(question).component;
    Candidates candidates{.dates = compare(question, dates.to_come, waiting_alone(question)),
                          .goes_on = dates.goes_on,
                          .too_many = dates.too_many,
                          .new_pattern = !same_pattern || nothing_is_approved(question.stored),
                          .recurring = recurs(series),
                          .window_end = window_end};
    if (question.policy.enforce_scheduling_horizon || !candidates.recurring) return candidates;
    // Booked up to the window: what lies beyond is not asked for yet.
    const auto erased = std::erase_if(candidates.dates.asked, [&](const AskedDate& asked) {
        return asked.date.time.start >= window_end && !asked.old;
    });
    candidates.goes_on = candidates.goes_on || erased > 0;
    return candidates;
}

bool goes_on(const Candidates& candidates, const Judgement& judgement) {
    return candidates.goes_on && judgement.refusal.empty();
}

Decision decide_dates(const Question& question, const SeriesDates& dates, const Candidates& candidates,
                      Calendar& calendar) {
    const Judgement judgement = judge(question, candidates, calendar);
    const BookedDates booked =
        or_waiting_alone(book(candidates.dates, judgement, question.policy), judgement);
    const Outcome outcome = outcome_of(judgement, booked);

    Account account = account_of(question, series_of(question).component, judgement, booked);
    account.advice = advice_for(judgement.refused, question, candidates.window_end, calendar);
    if (goes_on(candidates, judgement)) account.bookable_until = candidates.window_end;
    account.extended = !question.policy.enforce_scheduling_horizon;

    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    if (outcome != Outcome::declined)
        decision.meeting = described_by(question, series_of(question).component, std::move(decision.meeting));
    decision.meeting.components = components_after(
        question, dates, judgement, outcome == Outcome::declined ? State::declined : State::booked);
    if (outcome != Outcome::declined && candidates.recurring && goes_on(candidates, judgement))
        decision.meeting.components.front().decided_until = candidates.window_end;
    decision.meeting.occurrences = booked.occurrences;
    decision.answers = {answer_to(*question.texts, outcome, account, std::nullopt, version_of(question),
                                  series_of(question).silent)};
    decision.answers.front().asks = asked_in_words(*question.texts, account, judgement);
    decision.verdicts = {{outcome, std::nullopt, version_of(question), words_of(decision.answers)}};
    return decision;
}

// A meeting that begins beyond what was looked at is declined for its first date.
SeriesDates with_date_beyond(const Question& question, SeriesDates dates) {
    if (!dates.to_come.empty() || !dates.goes_on || dates.has_past || room_is_out(question)) return dates;
    const Interval first = time_of(series_of(question).component, question.asked.zones, question.room.zone);
    dates.to_come.push_back({first.start, first});
    return dates;
}

bool nothing_is_asked(const Question& question, const SeriesDates& dates) {
    if (!dates.to_come.empty() || dates.too_many) return false;
    return room_is_out(question) || !dates.goes_on;
}

}  // namespace

Decision decide_series(const Question& question, Calendar& calendar) {
    const auto* stored = stored_component(question.stored, std::nullopt, question.asked.organizer);
    const IncomingVersion incoming{version_of(question), false, fingerprint(question.asked)};
    if (stored)
        if (auto settled =
                settled_by_version(question, order_of(incoming, *stored), incoming, std::nullopt, *stored))
            return *settled;

    const Instant end = window_end(question.now, question.policy, question.room.zone);
    const bool same_pattern = stored && has_same_pattern(question, *stored);
    const SeriesDates dates = with_date_beyond(
        question, series_dates(question, {question.now, last_look(question, end)}, same_pattern));
    if (nothing_is_asked(question, dates)) return nothing_left(question, dates);
    return decide_dates(question, dates, candidates_of(question, dates, end, same_pattern), calendar);
}

}  // namespace reserve
