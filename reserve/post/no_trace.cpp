#include "reserve/post/no_trace.hpp"

#include <algorithm>

namespace reserve {
namespace {

// An older answer may have lost its traces since: the mailbox is tidied up, the meeting goes on.
constexpr std::size_t looked_at = 8;

// Whether the room's mailbox shows any answer that is known to be sent.
std::variant<bool, Wait> shows_answers(Outbox& outbox, Courier& courier, RoomId room) {
    for (const SentStep& sent : outbox.lately_sent(room, looked_at)) {
        const auto& steps = sent.answer.content.steps;
        const auto step = std::ranges::find(steps, sent.position, &AnswerStep::position);
        if (step == steps.end()) continue;
        const auto shown = courier.look_for_evidence(sent.answer, *step, sent.started_at);
        if (const auto* const wait = std::get_if<Wait>(&shown)) return *wait;
        if (std::get<Evidence>(shown) == Evidence::sent) return true;
    }
    return false;
}

}  // namespace

std::variant<NoTrace, Wait> meaning_of_no_trace(Outbox& outbox, Courier& courier, const OpenAttempt& open,
                                                const AnswerStep& step) {
    if (leaves_no_trace(step.kind) || !open.handed_over) return NoTrace::not_done;
    if (step.in_doubt == 0) return NoTrace::perhaps_done;
    const Route route = route_of(courier, open.answer);
    if (route.channel == Channel::imip || !route.reaches_calendar) return NoTrace::perhaps_twice;
    const auto shows = shows_answers(outbox, courier, open.answer.content.room);
    if (const auto* const wait = std::get_if<Wait>(&shows)) return *wait;
    return std::get<bool>(shows) ? NoTrace::not_done : NoTrace::perhaps_twice;
}

AttemptEnd parked_in_doubt(const Answer& answer, Channel channel) {
    const bool mailed = channel == Channel::imip;
    const std::string seen = mailed ? "the relay confirmed neither" : "Exchange shows no trace of either";
    const std::string cure = mailed ? "the relay's log tells what became of them."
                                    : "answer the request in the mailbox of " + answer.mailbox.text() +
                                          " by hand. That roomgate can see its answers takes the rights on "
                                          "Inbox, Calendar and Deleted Items of the room's mailbox.";
    return {.outcome = AnswerState::parked,
            .code = "InDoubt",
            .words = "Two attempts may have sent this answer, and " + seen +
                     ": a third is not made, as the organizer may have two already. Ask " +
                     answer.content.organizer + " whether an answer came, and where none did, " + cure};
}

}  // namespace reserve
