#include "reserve/rules/series/extend_series.hpp"

#include <algorithm>
#include <set>

#include "reserve/reading/reading_text.hpp"
#include "reserve/rules/blocking.hpp"
#include "reserve/rules/booked_meeting.hpp"
#include "reserve/rules/booking_window.hpp"
#include "reserve/rules/versions/settled_by_version.hpp"
#include "reserve/rules/words/account_of.hpp"
#include "reserve/rules/words/advice.hpp"
#include "reserve/rules/words/answer_steps.hpp"

namespace reserve {
namespace {

using State = DecidedComponent::State;

bool is_series_that_goes_on(const DecidedComponent& component) {
    return !component.recurrence_id && component.state == State::booked && component.decided_until;
}

const DecidedComponent& series_of(const Question& question) {
    return *std::ranges::find_if(question.stored.components, is_series_that_goes_on);
}

// A zone that tzdata no longer has under its name; empty: none.
std::string lost_zone(const Question& question) {
    for (const DecidedComponent& component : question.stored.components) {
        if (component.content.empty()) continue;
        for (const Zone& zone : parse_component(component.content).second)
            if (zone.rules.empty() && zone.known && !is_zone(*zone.known)) return *zone.known;
    }
    return {};
}

// Beside what is booked there already, and what was declined.
std::set<Instant> decided_before(const Question& question) {
    std::set<Instant> ids;
    for (const Occurrence& occurrence : question.stored.occurrences) ids.insert(occurrence.recurrence_id);
    for (const DecidedComponent& component : question.stored.components)
        if (component.recurrence_id && !component.this_and_future && component.state == State::declined)
            ids.insert(*component.recurrence_id);
    return ids;
}

Candidates candidates_of(const Question& question, const SeriesDates& dates, const Interval& opened) {
    const std::set<Instant> decided = decided_before(question);
    Candidates candidates{
        .dates = {.over = question.stored.occurrences, .unchanged = {}, .asked = {}, .dropped = {}},
        .goes_on = dates.goes_on,
        .too_many = dates.too_many,
        .new_pattern = false,
        .recurring = true,
        .granted = true,
        .window_end = opened.end};
    for (const Date& date : dates.to_come) {
        if (date.time.start >= opened.end) candidates.goes_on = true;
        const bool newly = date.time.start >= opened.start && date.time.start < opened.end;
        if (newly && !decided.contains(date.recurrence_id))
            candidates.dates.asked.push_back({date, std::nullopt});
    }
    return candidates;
}

std::vector<DecidedComponent> components_after(const Question& question, const Judgement& judgement,
                                               std::optional<Instant> decided_until) {
    std::set<Instant> refused;
    for (const JudgedDate& date : judgement.refused) refused.insert(date.asked.date.recurrence_id);
    std::vector<DecidedComponent> components = question.stored.components;
    for (DecidedComponent& component : components) {
        if (!component.recurrence_id)
            component.decided_until = decided_until;
        else if (!component.this_and_future && component.state == State::booked &&
                 refused.contains(*component.recurrence_id))
            component.state = State::declined;
    }
    return components;
}

Decision never_again(const Question& question, const std::string& zone) {
    Decision decision =
        unchanged(question, {Outcome::parked, std::nullopt, series_of(question).version,
                             "Parked: further dates of the series are not booked, as the time zone " + zone +
                                 " is not known any more; they are when the organizer sends an update."});
    decision.meeting.components = components_after(question, {}, std::nullopt);
    return decision;
}

}  // namespace

std::optional<AskedMeeting> series_that_goes_on(const Meeting& stored, const Room& room) {
    const auto series = std::ranges::find_if(stored.components, is_series_that_goes_on);
    if (series == stored.components.end()) return std::nullopt;
    auto [component, zones] = parse_component(series->content);
    const Invitation invitation{Method::request, std::move(zones), {std::move(component)}};
    std::vector<AskedMeeting> asked = asked_meetings(invitation, {}, room, false);
    if (asked.empty()) return std::nullopt;
    asked.front().uid = stored.uid;
    asked.front().organizer = series->organizer;
    return std::move(asked.front());
}

Decision extend_series(const Question& question, Calendar& calendar) {
    const DecidedComponent& series = series_of(question);
    if (const std::string zone = lost_zone(question); !zone.empty()) return never_again(question, zone);
    const Interval opened{*series.decided_until,
                          window_end(question.now, question.policy, question.room.zone)};
    const SeriesDates dates =
        series_dates(question, {std::max(question.now, opened.start), opened.end}, true);
    const Candidates candidates = candidates_of(question, dates, opened);
    const Judgement judgement = judge(question, candidates, calendar);
    const BookedDates booked = book(candidates.dates, judgement, question.policy);

    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    if (!question.stored.reservation && !booked.to_come.empty())
        decision.meeting =
            described_by(question, question.asked.series->component, std::move(decision.meeting));
    decision.meeting.occurrences = blocked_once(booked.occurrences);
    decision.meeting.components =
        components_after(question, judgement, candidates.goes_on ? std::optional(opened.end) : std::nullopt);
    if (booked.to_come.empty() && judgement.refused.empty()) return decision;

    Account account = account_of(question, question.asked.series->component, judgement, booked);
    account.advice = advice_for(judgement.refused, question, opened.end, calendar);
    decision.verdicts = {{Outcome::extended, std::nullopt, series.version,
                          question.texts->write(AnswerForm::extended, account).plain}};
    if (!judgement.refused.empty())
        decision.answers = {answer_to_extension(*question.texts, account, series.version)};
    return decision;
}

}  // namespace reserve
