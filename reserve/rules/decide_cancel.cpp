#include "reserve/rules/decide_cancel.hpp"

#include <algorithm>

#include "reserve/rules/series/date_comparison.hpp"
#include "reserve/rules/versions/fingerprint.hpp"
#include "reserve/rules/versions/settled_by_version.hpp"
#include "reserve/rules/versions/stored_components.hpp"
#include "reserve/rules/versions/who_may_change.hpp"

namespace reserve {
namespace {

Version version_of(const AskedComponent& asked) {
    return {asked.component.sequence, asked.component.dtstamp};
}

IncomingVersion incoming(const AskedComponent& asked) {
    return {version_of(asked), true, fingerprint(asked)};
}

// Times stay known: later exceptions are found by them. Without a REQUEST before it, it is a tombstone.
DecidedComponent cancelled(const Question& question, const AskedComponent& asked,
                           std::optional<Instant> recurrence_id, const DecidedComponent* stored) {
    DecidedComponent component =
        decided(asked, question.asked.zones, organizer_of(question), recurrence_id, version_of(asked));
    component.digests = {fingerprint(asked)};
    if (stored) component.content = stored->content;
    return component;
}

// What is left of the meeting goes from the room's calendar with it, and is put there again.
bool is_anything_left(const Meeting& meeting, Instant now) {
    return std::ranges::any_of(meeting.occurrences,
                               [&](const Occurrence& it) { return !is_over(it.time, now); });
}

DecidedAnswer remove_item(const AskedComponent& asked, std::optional<Instant> recurrence_id) {
    const AnswerStep step{
        .position = 0, .kind = AnswerKind::remove, .recurrence_id = recurrence_id, .text = {}};
    return {recurrence_id, version_of(asked), {step}};
}

Verdict verdict_of(const Question& question, const AskedComponent& asked,
                   std::optional<Instant> recurrence_id, bool known) {
    using Of = Cancellation::Of;
    const Of of = asked.component.this_and_future ? Of::rest : recurrence_id ? Of::occurrence : Of::whole;
    return {Outcome::cancelled, recurrence_id, version_of(asked), question.texts->cancelled({of, !known})};
}

std::vector<DecidedComponent> later_exceptions(const Question& question, Instant sent) {
    std::vector<DecidedComponent> later;
    for (const DecidedComponent& component : question.stored.components)
        if (component.recurrence_id && component.version.dtstamp > sent) later.push_back(component);
    return later;
}

// The rest of a series is cancelled with the changes of its occurrences that were sent before.
std::vector<DecidedComponent> without_rest(const Question& question, Instant from, Instant sent) {
    std::vector<DecidedComponent> components = question.stored.components;
    std::erase_if(components, [&](const DecidedComponent& component) {
        const bool itself = component.this_and_future && component.recurrence_id == from;
        return component.recurrence_id >= from && component.version.dtstamp <= sent && !itself;
    });
    return components;
}

bool has_own_component(const Meeting& meeting, const Occurrence& occurrence) {
    return std::ranges::any_of(meeting.components, [&](const DecidedComponent& component) {
        return component.recurrence_id == occurrence.recurrence_id && !component.this_and_future;
    });
}

// Two who cancel what neither has asked for: only one of them is kept in mind, and the first may not lose
// what keeps a late request out.
std::optional<Decision> parked_behind_another(const Question& question, const AskedComponent& asked,
                                              std::optional<Instant> recurrence_id) {
    const bool rest = asked.component.this_and_future;
    if (!is_tombstone_of_another(question.stored, recurrence_id, rest, question.asked.organizer))
        return std::nullopt;
    return unchanged(question,
                     {Outcome::parked, recurrence_id, version_of(asked),
                      "Parked: before " + question.asked.organizer +
                          ", someone else cancelled a meeting under this UID that is not known here."});
}

}  // namespace

Decision cancel_meeting(const Question& question, const AskedComponent& series) {
    if (auto parked = parked_behind_another(question, series, std::nullopt)) return *parked;
    const auto* stored = stored_component(question.stored, std::nullopt, question.asked.organizer);
    if (stored)
        if (auto settled = settled_by_version(question, order_of(incoming(series), *stored), incoming(series),
                                              std::nullopt, *stored))
            return *settled;

    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    // An exception that was sent after the CANCEL stays, as it would have come after it.
    decision.meeting.components = later_exceptions(question, series.component.dtstamp);
    const auto stays = [&](const Occurrence& occurrence) {
        return is_over(occurrence.time, question.now) || has_own_component(decision.meeting, occurrence);
    };
    std::erase_if(decision.meeting.occurrences, std::not_fn(stays));
    const bool known = stored || !question.stored.components.empty();
    decision.meeting.components =
        with(std::move(decision.meeting.components), cancelled(question, series, std::nullopt, stored));
    decision.verdicts = {verdict_of(question, series, std::nullopt, known)};
    if (!known) return decision;
    decision.answers = {remove_item(series, std::nullopt)};
    if (is_anything_left(decision.meeting, question.now))
        decision.answers.front().steps.push_back({.position = 1, .kind = AnswerKind::mirror, .text = ""});
    return decision;
}

Decision cancel_occurrence(const Question& question, const AskedComponent& occurrence,
                           Instant recurrence_id) {
    if (auto parked = parked_behind_another(question, occurrence, recurrence_id)) return *parked;
    const bool rest = occurrence.component.this_and_future;
    if (auto settled = settled_occurrence(question, incoming(occurrence), recurrence_id, rest))
        return *settled;
    const std::string& organizer = question.asked.organizer;
    const auto* stored = rest ? stored_range(question.stored, recurrence_id, organizer)
                              : stored_component(question.stored, recurrence_id, organizer);
    const bool known = stored || stored_component(question.stored, std::nullopt, organizer);

    Decision decision{.meeting = question.stored, .verdicts = {}, .answers = {}, .warnings = {}};
    Meeting& meeting = decision.meeting;
    if (rest) meeting.components = without_rest(question, recurrence_id, occurrence.component.dtstamp);
    std::erase_if(meeting.occurrences, [&](const Occurrence& o) {
        const Instant date = o.held_for.value_or(o.recurrence_id);
        const bool meant =
            rest ? date >= recurrence_id && !has_own_component(meeting, o) : date == recurrence_id;
        return meant && !is_over(o.time, question.now);
    });
    meeting.components =
        with(std::move(meeting.components), cancelled(question, occurrence, recurrence_id, stored));
    decision.verdicts = {verdict_of(question, occurrence, recurrence_id, known)};
    if (known) decision.answers = {remove_item(occurrence, recurrence_id)};
    return decision;
}

}  // namespace reserve
