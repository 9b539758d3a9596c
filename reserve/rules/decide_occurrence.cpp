#include "reserve/rules/decide_occurrence.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"
#include "reserve/reading/reading_text.hpp"
#include "reserve/rules/approval/approval_words.hpp"
#include "reserve/rules/booked_meeting.hpp"
#include "reserve/rules/booking_window.hpp"
#include "reserve/rules/decide_cancel.hpp"
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

Version version_of(const AskedComponent& occurrence) {
    return {occurrence.component.sequence, occurrence.component.dtstamp};
}

// The date against the booked one of its RECURRENCE-ID; the rest of the meeting stays as it is.
DateComparison compare(const Question& question, const Date& date) {
    std::vector<Occurrence> same;
    std::vector<Occurrence> others;
    for (const Occurrence& occurrence : question.stored.occurrences)
        (is_of_date(occurrence, date.recurrence_id) ? same : others).push_back(occurrence);
    std::vector<Date> wanted;
    if (!is_over(date.time, question.now)) wanted.push_back(date);
    DateComparison comparison = compare_dates(settled(same), wanted, question.now);
    comparison.over.insert(comparison.over.end(), others.begin(), others.end());
    return comparison;
}

DecidedComponent component_after(const Question& question, const AskedComponent& occurrence,
                                 Instant recurrence_id, State state) {
    DecidedComponent component = decided(occurrence, question.asked.zones, organizer_of(question),
                                         recurrence_id, version_of(occurrence));
    component.state = state;
    component.digests = {fingerprint(occurrence)};
    return component;
}

Decision decide_date(const Question& question, const AskedComponent& occurrence, const Date& date,
                     Calendar& calendar) {
    const Candidates candidates{.dates = compare(question, date),
                                .new_pattern = false,
                                .window_end = window_end(question.now, question.policy, question.room.zone)};
    const Judgement judgement = judge(question, candidates, calendar);
    const BookedDates booked = book(candidates.dates, judgement, question.policy);
    const bool refused = !judgement.refused.empty();
    const Outcome outcome = refused                    ? Outcome::declined
                            : booked.tentative.empty() ? Outcome::accepted
                                                       : Outcome::tentative;
    Account account = account_of(question, occurrence.component, judgement, booked);
    account.advice = advice_for(judgement.refused, question, candidates.window_end, calendar);

    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    if (!refused && !question.stored.reservation)
        decision.meeting = described_by(question, occurrence.component, std::move(decision.meeting));
    decision.meeting.occurrences = booked.occurrences;
    decision.meeting.components = with(
        std::move(decision.meeting.components),
        component_after(question, occurrence, date.recurrence_id, refused ? State::declined : State::booked));
    decision.answers = {answer_to(*question.texts, outcome, account, date.recurrence_id,
                                  version_of(occurrence), occurrence.silent)};
    decision.answers.front().asks = asked_in_words(*question.texts, account, judgement);
    decision.verdicts = {{outcome, date.recurrence_id, version_of(occurrence), words_of(decision.answers)}};
    return decision;
}

// The occurrence is over now, or the room has declined it: what was still to come of it is freed (ruling 14).
Decision leave_out(const Question& question, const AskedComponent& occurrence, const Date& date) {
    const bool out = occurrence.wish == AskedComponent::Wish::stay_out;
    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    const auto freed = std::erase_if(decision.meeting.occurrences, [&](const Occurrence& o) {
        return is_of_date(o, date.recurrence_id) && !is_over(o.time, question.now);
    });
    if (freed == 0 && !out)
        return unchanged(
            question, {Outcome::unsubscribed, date.recurrence_id, version_of(occurrence), "Already over."});
    decision.meeting.components = with(
        std::move(decision.meeting.components),
        component_after(question, occurrence, date.recurrence_id, out ? State::cancelled : State::booked));
    const std::string why = out ? "the room is not in this occurrence." : "this occurrence is over.";
    decision.verdicts = {{freed > 0 ? Outcome::freed : Outcome::unsubscribed, date.recurrence_id,
                          version_of(occurrence), (freed > 0 ? "Freed: " : "Nothing to book: ") + why}};
    return decision;
}

}  // namespace

Instant recurrence_instant_of(const Question& question, const AskedComponent& occurrence) {
    const auto& zones = question.asked.zones;
    const std::string& room_zone = question.room.zone;
    const auto* stored = stored_component(question.stored, std::nullopt, question.asked.organizer);
    if (stored && !stored->content.empty()) {
        const auto [series, series_zones] = parse_component(stored->content);
        if (const auto date =
                recurrence_instant(occurrence.component, zones, series, series_zones, room_zone))
            return *date;
    }
    return resolve(*occurrence.component.recurrence_id, zones, room_zone);
}

Decision decide_occurrence(const Question& question, const AskedComponent& occurrence, Calendar& calendar) {
    const Instant id = recurrence_instant_of(question, occurrence);
    if (occurrence.wish == AskedComponent::Wish::cancel) return cancel_occurrence(question, occurrence, id);
    const IncomingVersion incoming{version_of(occurrence), false, fingerprint(occurrence)};
    if (auto settled = settled_occurrence(question, incoming, id, occurrence.component.this_and_future))
        return *settled;

    const Date date{id, time_of(occurrence.component, question.asked.zones, question.room.zone)};
    const bool out = occurrence.wish == AskedComponent::Wish::stay_out;
    if (out || is_over(date.time, question.now)) return leave_out(question, occurrence, date);
    return decide_date(question, occurrence, date, calendar);
}

}  // namespace reserve
