#include "reserve/rules/decide.hpp"

#include <algorithm>
#include <iterator>

#include "reserve/expansion/expansion.hpp"
#include "reserve/reading/reading_text.hpp"
#include "reserve/rules/blocking.hpp"
#include "reserve/rules/decide_cancel.hpp"
#include "reserve/rules/decide_occurrence.hpp"
#include "reserve/rules/series/decide_series.hpp"
#include "reserve/rules/versions/settled_by_version.hpp"
#include "reserve/rules/versions/stored_components.hpp"
#include "reserve/rules/versions/who_may_change.hpp"

namespace reserve {
namespace {

using Wish = AskedComponent::Wish;

const Component& first_of(const AskedMeeting& asked) {
    return asked.series ? asked.series->component : asked.exceptions.front().component;
}

Decision without_change(const Question& question, Outcome outcome, std::string words) {
    const Component& first = first_of(question.asked);
    return unchanged(question, {outcome, std::nullopt, {first.sequence, first.dtstamp}, std::move(words)});
}

bool names_room_as_organizer(const Question& question) {
    const auto organizer = Address::parse(question.asked.organizer);
    return organizer && belongs_to(question.room, *organizer);
}

bool for_others_only(const AskedMeeting& asked) {
    return (!asked.series || asked.series->others_only) &&
           std::ranges::all_of(asked.exceptions, &AskedComponent::others_only);
}

bool has_this_and_future(const AskedMeeting& asked) {
    return std::ranges::any_of(asked.exceptions,
                               [](const AskedComponent& c) { return c.component.this_and_future; });
}

// What is settled before any date is looked at.
std::optional<Decision> settled_by_sender(const Question& question) {
    const AskedMeeting& asked = question.asked;
    if (names_room_as_organizer(question))
        return without_change(question, Outcome::unsubscribed,
                              "The message names the room itself as organizer.");
    if (is_stranger(question))
        return without_change(question, Outcome::parked,
                              "Parked: " + asked.organizer +
                                  " is not the organizer of the meeting that is stored under this UID.");
    if (has_this_and_future(asked))
        return without_change(
            question, Outcome::parked,
            "Parked: a change of this and all future occurrences (RANGE=THISANDFUTURE) is not "
            "carried out; change the reservation by hand.");
    const bool for_others =
        asked.method == Method::cancel && for_others_only(asked) && question.stored.ever_listed;
    if (for_others)
        return without_change(question, Outcome::unsubscribed,
                              "The cancellation lists others only; the room stays booked.");
    return std::nullopt;
}

// An exception in a meeting that does not recur is that meeting if RECURRENCE-ID is its start (ruling 10).
bool is_the_meeting_itself(const Question& question, const AskedComponent& occurrence) {
    const auto* stored = stored_component(question.stored, std::nullopt, question.asked.organizer);
    if (!stored || stored->content.empty()) return false;
    const auto [series, zones] = parse_component(stored->content);
    if (recurs(series)) return false;
    return time_of(series, zones, question.room.zone).start == recurrence_instant_of(question, occurrence);
}

Decision decide_alone(Question question, AskedComponent occurrence, Calendar& calendar) {
    question.asked.exceptions = {occurrence};
    if (!is_the_meeting_itself(question, occurrence))
        return decide_occurrence(question, occurrence, calendar);
    occurrence.component.recurrence_id.reset();
    question.asked.series = occurrence;
    question.asked.exceptions.clear();
    return occurrence.wish == Wish::cancel ? cancel_meeting(question, occurrence)
                                           : decide_series(question, calendar);
}

void append(Decision& all, Decision one) {
    all.meeting = std::move(one.meeting);
    std::ranges::move(one.verdicts, std::back_inserter(all.verdicts));
    std::ranges::move(one.answers, std::back_inserter(all.answers));
}

// Exceptions without their series, each on its own (ruling 7).
Decision decide_each(Question question, Calendar& calendar) {
    const std::vector<AskedComponent> exceptions = question.asked.exceptions;
    Decision all{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    for (const AskedComponent& occurrence : exceptions) {
        append(all, decide_alone(question, occurrence, calendar));
        question.stored = all.meeting;
    }
    return all;
}

// ADD brings one date to a series that is known: an occurrence on its own, of the series' length where it
// says none (ruling 13, RFC 5546 3.2.4).
std::optional<AskedComponent> added_occurrence(const Question& question) {
    const auto* stored = stored_component(question.stored, std::nullopt, question.asked.organizer);
    if (!stored || stored->content.empty() || stored->state == DecidedComponent::State::cancelled)
        return std::nullopt;
    const auto [series, zones] = parse_component(stored->content);
    AskedComponent added = *question.asked.series;
    if (recurs(added.component)) return std::nullopt;
    if (!added.component.end && !added.component.duration) {
        const Interval time = time_of(series, zones, question.room.zone);
        added.component.duration = Duration{.days = {}, .exact = time.end - time.start};
    }
    added.component.recurrence_id = added.component.start;
    return added;
}

Decision decide_add(Question question, Calendar& calendar) {
    if (!question.asked.series) return decide_each(std::move(question), calendar);
    auto added = added_occurrence(question);
    if (!added)
        return without_change(
            question, Outcome::parked,
            "Parked: ADD brings dates to a series that is not known here, or brings a rule.");
    question.asked.series.reset();
    question.asked.exceptions.push_back(std::move(*added));
    return decide_each(std::move(question), calendar);
}

Decision decide_request(Question question, Calendar& calendar) {
    if (!question.asked.series) return decide_each(std::move(question), calendar);
    const AskedComponent series = *question.asked.series;
    return series.wish == Wish::cancel ? cancel_meeting(question, series) : decide_series(question, calendar);
}

}  // namespace

Decision decide(Question question, Calendar& calendar) {
    if (auto settled = settled_by_sender(question)) return *settled;
    const bool unlisted =
        question.asked.method != Method::cancel && !lists_room(question.asked) && question.stored.ever_listed;
    Decision decision = question.asked.method == Method::add ? decide_add(std::move(question), calendar)
                                                             : decide_request(std::move(question), calendar);
    decision.meeting.occurrences = blocked_once(std::move(decision.meeting.occurrences));
    // Removal comes as CANCEL (ruling 2).
    if (unlisted)
        decision.warnings.push_back(
            "the request lists the room no longer, but was sent to it; it is still booked");
    return decision;
}

}  // namespace reserve
