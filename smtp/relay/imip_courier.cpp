#include "smtp/relay/imip_courier.hpp"

#include "smtp/relay/hand_over.hpp"
#include "smtp/relay/reply_mail.hpp"

namespace smtp {
namespace {

using reserve::Answer;
using reserve::AnswerKind;
using reserve::AnswerStep;
using reserve::CannotHeal;
using reserve::Delivery;
using reserve::Wait;

// What the answer as a mail has nothing for.
std::optional<reserve::Sent> done_without_mail(const AnswerStep& step) {
    if (step.kind == AnswerKind::remove || step.kind == AnswerKind::mirror)
        return reserve::Sent{.words =
                                 "Nothing was changed in the room's Exchange calendar, as its [[exchange]] "
                                 "has no url: see to it there.",
                             .is_warning = true,
                             .done = false};
    if (step.silent) return reserve::Sent{"The organizer wants no answer (RSVP=FALSE)."};
    return std::nullopt;
}

Delivery delivery_of(const Handover& done) {
    const std::string code = done.reply > 0 ? "SMTP " + std::to_string(done.reply) : "Unreachable";
    switch (done.outcome) {
        case Handover::Outcome::taken:
            return reserve::Sent{"by mail, the relay said: " + done.words};
        case Handover::Outcome::not_now:
            return Wait{Wait::Scope::answer, {}, false, code, done.words};
        case Handover::Outcome::refused:
            return CannotHeal{code, done.words};
        case Handover::Outcome::unknown:
            return reserve::Unknown{done.words +
                                    ". It may have gone out, and nothing will show it: it is sent again "
                                    "once, with the same Message-ID."};
        case Handover::Outcome::unreachable:
            break;
    }
    // The session, or who sends: nothing of this mail, and another one would fare the same.
    const bool refused_by_reply = done.reply >= 500;
    return Wait{Wait::Scope::server, {}, refused_by_reply, code, done.words};
}

}  // namespace

void ImipCourier::apply(ImipSettings settings) {
    const std::lock_guard lock(mutex_);
    settings_ = std::move(settings);
}

reserve::Route ImipCourier::route(const reserve::Address&) const { return {.server = "relay", .at_once = 4}; }

Delivery ImipCourier::deliver(const Answer& answer, const AnswerStep& step) {
    if (const auto done = done_without_mail(step)) return *done;
    const auto reply =
        reply_of(answer, step, answer.content.item ? requests_.find(*answer.content.item) : std::nullopt);
    if (!reserve::Address::parse(reply.organizer))
        return CannotHeal{"NoAddress", "The organizer has no mail address: " + reply.organizer};
    ImipSettings settings;
    {
        const std::lock_guard lock(mutex_);
        settings = settings_;
    }
    return delivery_of(hand_over(settings.relay,
                                 reply_mail(answer, step, reply, *settings.texts, clock_.now()), stopped_,
                                 [&] { hand_over_(answer.id, step.position); }));
}

std::variant<reserve::Evidence, Wait> ImipCourier::look_for_evidence(const Answer&, const AnswerStep& step,
                                                                     reserve::Instant) {
    return done_without_mail(step) ? reserve::Evidence::sent : reserve::Evidence::none;
}

}  // namespace smtp
