#include "reserve/rules/decide_rest.hpp"

#include <algorithm>

#include "reserve/rules/approval/approval_words.hpp"
#include "reserve/rules/booked_meeting.hpp"
#include "reserve/rules/booking_window.hpp"
#include "reserve/rules/decide_occurrence.hpp"
#include "reserve/rules/series/rest_of_series.hpp"
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

Version version_of(const AskedComponent& rest) { return {rest.component.sequence, rest.component.dtstamp}; }

// Which occurrences of the meeting the request is about.
class Scope {
  public:
    Scope(const Meeting& stored, Instant from, Instant sent) : stored_(stored), from_(from), sent_(sent) {
        for (const DecidedComponent& component : stored.components)
            if (component.this_and_future && *component.recurrence_id > from)
                until_ = std::min(until_, *component.recurrence_id);
    }

    // Those that have a component of their own are left alone (RFC 5545 3.8.4.4), but for the first.
    bool holds(Instant recurrence_id) const {
        if (recurrence_id < from_ || recurrence_id >= until_) return false;
        return std::ranges::none_of(stored_.components, [&](const DecidedComponent& component) {
            const bool own = component.recurrence_id == recurrence_id && !component.this_and_future;
            return own && (recurrence_id != from_ || component.version.dtstamp > sent_);
        });
    }

  private:
    const Meeting& stored_;
    Instant from_;
    Instant sent_;
    Instant until_ = Instant::max();
};

struct WantedDates {
    std::vector<Date> to_come;
    bool goes_on = false;
    bool too_many = false;
};

WantedDates wanted_dates(const Question& question, const Content& series, const AskedComponent& rest,
                         Instant from, const Scope& scope, Instant look_until) {
    RestOfSeries asked{from, std::nullopt, true};
    if (rest.wish == AskedComponent::Wish::book)
        asked.content = Content{rest.component, question.asked.zones};
    const Expansion expansion =
        expand_with_rests(series, {asked}, question.room.zone, {question.now, look_until});
    WantedDates wanted{.to_come = {}, .goes_on = expansion.goes_on, .too_many = expansion.too_many};
    for (const Date& date : expansion.dates)
        if (date.recurrence_id >= from && (asked.has_own_dates() || scope.holds(date.recurrence_id)))
            wanted.to_come.push_back(date);
    return wanted;
}

DateComparison compare(const Question& question, const Scope& scope, const std::vector<Date>& wanted) {
    std::vector<Occurrence> same;
    std::vector<Occurrence> others;
    for (const Occurrence& occurrence : question.stored.occurrences)
        (scope.holds(occurrence.held_for.value_or(occurrence.recurrence_id)) ? same : others)
            .push_back(occurrence);
    DateComparison comparison = compare_dates(settled(same), wanted, question.now);
    comparison.over.insert(comparison.over.end(), others.begin(), others.end());
    return comparison;
}

Instant last_look(const Question& question, Instant window_end) {
    Instant until = window_end;
    for (const Occurrence& occurrence : question.stored.occurrences)
        until = std::max(until, occurrence.time.start + std::chrono::seconds(1));
    return until;
}

Candidates candidates_of(const Question& question, const WantedDates& wanted, const Scope& scope,
                         Instant window_end) {
    Candidates candidates{.dates = compare(question, scope, wanted.to_come),
                          .goes_on = wanted.goes_on,
                          .too_many = wanted.too_many,
                          .new_pattern = true,
                          .recurring = true,
                          .window_end = window_end};
    if (question.policy.enforce_scheduling_horizon) return candidates;
    std::erase_if(candidates.dates.asked,
                  [&](const AskedDate& asked) { return asked.date.time.start >= window_end && !asked.old; });
    return candidates;
}

std::vector<DecidedComponent> components_after(const Question& question, const AskedComponent& rest,
                                               Instant from, State state) {
    DecidedComponent component =
        decided(rest, question.asked.zones, organizer_of(question), from, version_of(rest));
    if (component.state == State::booked) component.state = state;
    component.digests = {fingerprint(rest)};
    return with(question.stored.components, std::move(component));
}

Decision decide_dates(const Question& question, const AskedComponent& rest, Instant from,
                      const Candidates& candidates, Calendar& calendar) {
    const Judgement judgement = judge(question, candidates, calendar);
    const BookedDates booked = book(candidates.dates, judgement, question.policy);
    const bool refused = !judgement.refused.empty() || !judgement.refusal.empty();
    const bool anything = !candidates.dates.unchanged.empty() || !judgement.booked.empty();
    const Outcome outcome = !booked.tentative.empty() ? Outcome::tentative
                            : !refused                ? Outcome::accepted
                            : anything                ? Outcome::accepted_in_part
                                                      : Outcome::declined;
    Account account = account_of(question, rest.component, judgement, booked);
    account.advice = advice_for(judgement.refused, question, candidates.window_end, calendar);

    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    if (!question.stored.reservation && anything)
        decision.meeting = described_by(question, rest.component, std::move(decision.meeting));
    decision.meeting.occurrences = booked.occurrences;
    decision.meeting.components = components_after(
        question, rest, from, outcome == Outcome::declined ? State::declined : State::booked);
    decision.answers = {answer_to(*question.texts, outcome, account, from, version_of(rest), rest.silent)};
    decision.answers.front().asks = asked_in_words(*question.texts, account, judgement);
    decision.verdicts = {{outcome, from, version_of(rest), words_of(decision.answers)}};
    return decision;
}

// Until the series comes only the occurrence itself can be booked, and that may have been changed later.
Decision decide_before_series(const Question& question, const AskedComponent& rest, Calendar& calendar) {
    const Instant from = recurrence_instant_of(question, rest);
    const auto* own = stored_component(question.stored, from, question.asked.organizer);
    if (!own || own->version.dtstamp <= rest.component.dtstamp)
        return decide_occurrence(question, rest, calendar);
    const IncomingVersion incoming{version_of(rest), false, fingerprint(rest)};
    if (auto settled = settled_occurrence(question, incoming, from, true)) return *settled;
    Decision decision =
        unchanged(question, {Outcome::unsubscribed, from, version_of(rest),
                             "A later change of this occurrence was decided before; those that "
                             "follow are booked when their series comes."});
    decision.meeting.components = components_after(question, rest, from, State::booked);
    return decision;
}

// Nothing of it is left for the room (ruling 14).
Decision nothing_left(const Question& question, const AskedComponent& rest, Instant from,
                      const Candidates& candidates) {
    const bool freed = !candidates.dates.dropped.empty();
    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    decision.meeting.occurrences = candidates.dates.over;
    decision.meeting.components = components_after(question, rest, from, State::booked);
    decision.verdicts = {{freed ? Outcome::freed : Outcome::unsubscribed, from, version_of(rest),
                          std::string(freed ? "Freed what was still to come" : "Nothing to book") +
                              ": from this occurrence on no date is left for the room."}};
    return decision;
}

}  // namespace

Decision decide_rest(const Question& question, const AskedComponent& rest, Calendar& calendar) {
    const auto* stored = stored_component(question.stored, std::nullopt, question.asked.organizer);
    if (!stored || stored->content.empty() || stored->state == State::cancelled)
        return decide_before_series(question, rest, calendar);
    const Instant from = recurrence_instant_of(question, rest);
    const IncomingVersion incoming{version_of(rest), false, fingerprint(rest)};
    if (auto settled = settled_occurrence(question, incoming, from, true)) return *settled;

    const Content series = content_of(*stored).value();
    const Instant end = window_end(question.now, question.policy, question.room.zone);
    const Scope scope(question.stored, from, rest.component.dtstamp);
    const WantedDates wanted = wanted_dates(question, series, rest, from, scope, last_look(question, end));
    const Candidates candidates = candidates_of(question, wanted, scope, end);
    const bool nothing = wanted.to_come.empty() && !wanted.goes_on && !wanted.too_many;
    return nothing ? nothing_left(question, rest, from, candidates)
                   : decide_dates(question, rest, from, candidates, calendar);
}

}  // namespace reserve
