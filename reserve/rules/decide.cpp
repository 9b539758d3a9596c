#include "reserve/rules/decide.hpp"

#include <algorithm>
#include <iterator>

#include "reserve/expansion/expansion.hpp"
#include "reserve/rules/added_occurrences.hpp"
#include "reserve/rules/blocking.hpp"
#include "reserve/rules/decide_cancel.hpp"
#include "reserve/rules/decide_occurrence.hpp"
#include "reserve/rules/decide_rest.hpp"
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
    const bool for_others =
        asked.method == Method::cancel && for_others_only(asked) && question.stored.ever_listed;
    if (for_others)
        return without_change(question, Outcome::unsubscribed,
                              "The cancellation lists others only; the room stays booked.");
    return std::nullopt;
}

// An exception in a meeting that does not recur is that meeting if RECURRENCE-ID is its start (ruling 10).
// Lotus Notes sends a whole series as its first occurrence and all that follow, with their dates.
bool is_the_meeting_itself(const Question& question, const AskedComponent& occurrence) {
    const auto* stored = stored_component(question.stored, std::nullopt, question.asked.organizer);
    const auto series = stored ? content_of(*stored) : std::nullopt;
    const bool whole = occurrence.component.this_and_future && recurs(occurrence.component);
    if (!series) return whole;
    if (recurs(series->component) && !whole) return false;
    return time_of(series->component, series->zones, question.room.zone).start ==
           recurrence_instant_of(question, occurrence);
}

Decision decide_alone(Question question, AskedComponent occurrence, Calendar& calendar) {
    question.asked.exceptions = {occurrence};
    if (!is_the_meeting_itself(question, occurrence)) {
        const bool rest = occurrence.component.this_and_future && occurrence.wish != Wish::cancel;
        return rest ? decide_rest(question, occurrence, calendar)
                    : decide_occurrence(question, occurrence, calendar);
    }
    occurrence.component.recurrence_id.reset();
    occurrence.component.this_and_future = false;
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

Decision decide_add(Question question, Calendar& calendar) {
    if (question.asked.series) {
        auto added = added_occurrences(question);
        if (!added)
            return without_change(question, Outcome::parked,
                                  "Parked: ADD brings dates to a series that is not known here, or dates "
                                  "without end.");
        question.asked.series.reset();
        std::ranges::move(*added, std::back_inserter(question.asked.exceptions));
    }
    return decide_each(std::move(question), calendar);
}

Decision decide_request(const Question& question, Calendar& calendar) {
    if (!question.asked.series) return decide_each(question, calendar);
    const AskedComponent series = *question.asked.series;
    return series.wish == Wish::cancel ? cancel_meeting(question, series) : decide_series(question, calendar);
}

}  // namespace

Decision decide(Question question, Calendar& calendar) {
    if (auto settled = settled_by_sender(question)) return *settled;
    const bool unlisted =
        question.asked.method != Method::cancel && !lists_room(question.asked) && question.stored.ever_listed;
    Decision decision = question.asked.method == Method::add ? decide_add(question, calendar)
                                                             : decide_request(question, calendar);
    decision.meeting.occurrences = blocked_once(std::move(decision.meeting.occurrences));
    // Removal comes as CANCEL (ruling 2).
    if (unlisted)
        decision.warnings.push_back(
            "the request lists the room no longer, but was sent to it; it is still booked");
    return decision;
}

}  // namespace reserve
