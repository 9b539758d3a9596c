#include "reserve/rules/versions/settled_by_version.hpp"

#include "reserve/expansion/series.hpp"
#include "reserve/rules/versions/stored_components.hpp"

namespace reserve {
namespace {

std::string version_in_words(const Version& version) {
    return "SEQUENCE " + std::to_string(version.sequence);
}

Verdict superseded(const IncomingVersion& incoming, std::optional<Instant> recurrence_id,
                   const DecidedComponent& stored) {
    const bool cancelled = stored.state == DecidedComponent::State::cancelled;
    const std::string newer = cancelled ? "a cancellation" : "a newer version";
    return {Outcome::superseded, recurrence_id, incoming.version,
            "Superseded: " + newer + " (" + version_in_words(stored.version) +
                ") was decided before this one (" + version_in_words(incoming.version) + ")."};
}

// The CANCEL came first: what the room's mailbox now shows for the late REQUEST must go.
Decision after_tombstone(Decision decision, std::optional<Instant> recurrence_id,
                         const DecidedComponent& stored) {
    const AnswerStep remove{
        .position = 0, .kind = AnswerKind::remove, .recurrence_id = recurrence_id, .text = {}};
    decision.answers.push_back({recurrence_id, stored.version, {remove}});
    return decision;
}

// An EXDATE is an exception that comes with its series, and counts as sent with it (ruling 6).
bool is_excluded_since(const Question& question, const DecidedComponent& exception, Instant recurrence_id) {
    const auto* const series = stored_component(question.stored, std::nullopt, question.asked.organizer);
    if (!series || series->version.dtstamp <= exception.version.dtstamp) return false;
    const auto content = content_of(*series);
    return content && !content->component.exdates.empty() &&
           Series(content->component, content->zones, question.room.zone).excludes(recurrence_id);
}

}  // namespace

Decision unchanged(const Question& question, Verdict verdict) {
    return {.meeting = question.stored, .verdicts = {std::move(verdict)}, .answers = {}, .warnings = {}};
}

std::optional<Decision> settled_by_version(const Question& question, Order order,
                                           const IncomingVersion& incoming,
                                           std::optional<Instant> recurrence_id,
                                           const DecidedComponent& stored) {
    if (order == Order::newer) return std::nullopt;
    if (order == Order::repeat)
        return unchanged(question, {Outcome::repeated, recurrence_id, incoming.version,
                                    "Repeated: the same content was decided under this version before."});
    if (order == Order::made_anew)
        return unchanged(question,
                         {Outcome::parked, recurrence_id, incoming.version,
                          "Parked: sent later than the stored version, but with a lower SEQUENCE (" +
                              std::to_string(incoming.version.sequence) + " after " +
                              std::to_string(stored.version.sequence) +
                              "): the meeting seems to be made anew. Compare it with the reservation."});
    Decision decision = unchanged(question, superseded(incoming, recurrence_id, stored));
    const bool tombstone = stored.state == DecidedComponent::State::cancelled && stored.content.empty();
    return tombstone && !incoming.cancels ? after_tombstone(std::move(decision), recurrence_id, stored)
                                          : decision;
}

std::optional<Decision> settled_occurrence(const Question& question, const IncomingVersion& incoming,
                                           Instant recurrence_id, bool this_and_future) {
    const std::string& organizer = question.asked.organizer;
    const auto* stored = this_and_future ? stored_range(question.stored, recurrence_id, organizer)
                                         : stored_component(question.stored, recurrence_id, organizer);
    if (stored && (this_and_future || !is_excluded_since(question, *stored, recurrence_id)))
        return settled_by_version(question, order_of(incoming, *stored), incoming, recurrence_id, *stored);
    const auto* before = latest_over(question.stored, recurrence_id, organizer);
    if (!before) return std::nullopt;
    return settled_by_version(question, order_after_series(incoming, *before), incoming, recurrence_id,
                              *before);
}

}  // namespace reserve
