#include "reserve/rules/decide_unreadable.hpp"

#include <algorithm>

#include "reserve/rules/versions/fingerprint.hpp"
#include "reserve/rules/versions/settled_by_version.hpp"
#include "reserve/rules/versions/stored_components.hpp"
#include "reserve/rules/versions/who_may_change.hpp"
#include "reserve/rules/words/account_of.hpp"
#include "reserve/rules/words/answer_steps.hpp"

namespace reserve {
namespace {

Decision parked(const Question& question, const Unreadable& unreadable, const std::string& why) {
    return unchanged(question, {Outcome::parked,
                                unreadable.recurrence_id,
                                {unreadable.sequence, unreadable.dtstamp},
                                "Parked: " + why + ": " + unreadable.reason});
}

std::string why_parked(const Question& question, const Unreadable& unreadable) {
    if (unreadable.uid.empty()) return "no UID could be read";
    if (unreadable.organizer.empty()) return "no organizer could be read";
    if (unreadable.method == Method::cancel) return "a cancellation that cannot be understood";
    if (is_stranger(question))
        return question.asked.organizer + " is not the organizer of the stored meeting";
    if (question.policy.unreadable == BookingPolicy::Unreadable::park)
        return "the invitation cannot be understood";
    return {};
}

// What is booked stays; only the version moves on, so that its repeat is known as one.
DecidedComponent remembered(const Question& question, const Unreadable& unreadable, const std::string& digest,
                            const DecidedComponent* stored) {
    DecidedComponent component{.recurrence_id = unreadable.recurrence_id,
                               .version = {unreadable.sequence, unreadable.dtstamp},
                               .state = DecidedComponent::State::declined,
                               .organizer = organizer_of(question),
                               .digests = {digest},
                               .content = {}};
    if (!stored) return component;
    component.state = stored->state;
    component.content = stored->content;
    return component;
}

std::vector<Interval> still_booked(const Question& question, const Unreadable& unreadable) {
    std::vector<Interval> times;
    for (const Occurrence& occurrence : question.stored.occurrences) {
        const bool meant = !unreadable.recurrence_id || occurrence.recurrence_id == unreadable.recurrence_id;
        if (meant && !is_over(occurrence.time, question.now)) times.push_back(occurrence.time);
    }
    std::ranges::sort(times, {}, &Interval::start);
    return times;
}

DecidedAnswer decline(const Question& question, const Unreadable& unreadable) {
    const Account account{.room = question.room.name,
                          .meeting_zone = question.room.zone,
                          .room_zone = question.room.zone,
                          .refusal = Reason::in_words(unreadable.reason),
                          .kept = still_booked(question, unreadable),
                          .additional_response = additional_response(question.policy)};
    AnswerText text = question.texts->write(AnswerForm::unreadable, account);
    const AnswerStep step{.position = 0,
                          .kind = AnswerKind::decline,
                          .recurrence_id = unreadable.recurrence_id,
                          .text = std::move(text.plain),
                          .html = std::move(text.html)};
    DecidedAnswer answer{unreadable.recurrence_id, {unreadable.sequence, unreadable.dtstamp}, {step}};
    put_back_kept(answer, account);
    return answer;
}

}  // namespace

Decision decide_unreadable(const Question& question, const Unreadable& unreadable) {
    if (const std::string why = why_parked(question, unreadable); !why.empty())
        return parked(question, unreadable, why);
    const std::string digest = fingerprint("unreadable\n" + unreadable.reason);
    const Version version{unreadable.sequence, unreadable.dtstamp};
    const IncomingVersion incoming{version, false, digest};
    const auto* stored =
        stored_component(question.stored, unreadable.recurrence_id, question.asked.organizer);
    if (stored)
        if (auto settled = settled_by_version(question, order_of(incoming, *stored), incoming,
                                              unreadable.recurrence_id, *stored))
            return *settled;
    Decision decision{.meeting = question.stored,
                      .verdicts = {},
                      .answers = {decline(question, unreadable)},
                      .warnings = {}};
    decision.meeting.components =
        with(std::move(decision.meeting.components), remembered(question, unreadable, digest, stored));
    decision.verdicts = {
        {Outcome::declined, unreadable.recurrence_id, version, "Declined: " + unreadable.reason}};
    return decision;
}

}  // namespace reserve
