#include <algorithm>

#include "reserve/post/answer_line.hpp"
#include "reserve/post/no_trace.hpp"
#include "reserve/post/postman.hpp"

// Postman, as far as attempts are concerned whose outcome is not known.

namespace reserve {

Instant Postman::look_at(const OpenAttempt& open) const {
    const std::lock_guard lock(mutex_);
    const Instant old_enough = open.started_at + settings_.call_limit + settings_.grace;
    const auto again = look_again_.find(open.id);
    return again == look_again_.end() ? old_enough : std::max(old_enough, again->second.at);
}

void Postman::recover(const OpenAttempt& open) {
    const auto& steps = open.answer.content.steps;
    const auto step = std::ranges::find(steps, open.position, &AnswerStep::position);
    if (step == steps.end())
        return record(
            open.answer.id, open.id,
            {.outcome = AnswerState::parked, .code = "NoStep", .words = "The answer has no such step."});
    const auto shown = courier_.look_for_evidence(open.answer, *step, open.started_at);
    if (const auto* const wait = std::get_if<Wait>(&shown)) return look_later(open, *step, *wait);
    server_answered(route_of(courier_, open.answer).server);
    if (std::get<Evidence>(shown) == Evidence::none) return recover_without_trace(open, *step);
    remember(open.id, std::nullopt);
    record(open.answer.id, open.id, {.outcome = AnswerState::sent});
    log_.action(line_about(open.answer, *step, "sent") +
                ": the server shows what became of an attempt that was cut off");
}

void Postman::recover_without_trace(const OpenAttempt& open, const AnswerStep& step) {
    const auto meaning = meaning_of_no_trace(outbox_, courier_, open, step);
    if (const auto* const wait = std::get_if<Wait>(&meaning)) return look_later(open, step, *wait);
    remember(open.id, std::nullopt);
    const NoTrace no_trace = std::get<NoTrace>(meaning);
    if (no_trace == NoTrace::perhaps_twice) {
        const AttemptEnd end = parked_in_doubt(open.answer, route_of(courier_, open.answer).channel);
        record(open.answer.id, open.id, end);
        return log_.error(line_about(open.answer, step, "parked") + ": " + end.words);
    }
    record(open.answer.id, open.id,
           {.outcome = AnswerState::waiting,
            .due = clock_.now(),
            .in_doubt = no_trace == NoTrace::perhaps_done});
    log_.action(line_about(open.answer, step, "waits") +
                ": the server shows no trace of an attempt that was cut off; it is sent again");
}

// As for an answer that has to wait: an outage holds back all rooms of the server, anything else this one.
void Postman::look_later(const OpenAttempt& open, const AnswerStep& step, const Wait& wait) {
    const Instant now = clock_.now();
    const Route route = route_of(courier_, open.answer);
    const std::string& server = route.server;
    if (wait.scope == Wait::Scope::server) {
        pause_server(route, wait);
        return;
    }
    server_answered(server);
    const int failures = failures_to_look(open.id);
    remember(open.id, LookAgain{now + pause_for(route, wait, failures), failures + 1});
    troubles_.answer_fails(server, wait.code, line_about(open.answer, step, "in doubt") + ": " + wait.words,
                           now);
}

int Postman::failures_to_look(AttemptId attempt) const {
    const std::lock_guard lock(mutex_);
    const auto again = look_again_.find(attempt);
    return again == look_again_.end() ? 0 : again->second.failures;
}

void Postman::remember(AttemptId attempt, std::optional<LookAgain> again) {
    const std::lock_guard lock(mutex_);
    look_again_.erase(attempt);
    if (again) look_again_.emplace(attempt, *again);
}

}  // namespace reserve
