#include "reserve/post/postman.hpp"

#include <algorithm>
#include <random>

#include "reserve/post/answer_line.hpp"
#include "reserve/post/retry.hpp"

namespace reserve {

Postman::Postman(Outbox& outbox, Courier& courier, const Clock& clock, Log& log, const PostSettings& settings)
    : outbox_(outbox), courier_(courier), clock_(clock), log_(log), settings_(settings), troubles_(log) {}

void Postman::deliver(const Answer& answer) {
    const std::string server = courier_.route(answer.mailbox).server;
    for (const AnswerStep& step : answer.content.steps) {
        if (step.state != AnswerState::waiting) continue;
        const auto attempt = outbox_.begin_attempt(answer.id, step.position, clock_.now());
        if (!attempt) return;  // replaced meanwhile
        const Delivery delivery = courier_.deliver(answer, step);
        const Step at{answer, step, *attempt, server};
        if (!std::visit([&](const auto& outcome) { return settle(at, outcome); }, delivery)) return;
    }
}

Instant Postman::look_at(const OpenAttempt& open) const {
    const std::lock_guard lock(mutex_);
    const Instant old_enough = open.started_at + settings_.call_limit + settings_.grace;
    const auto again = look_again_.find(open.id);
    return again == look_again_.end() ? old_enough : std::max(old_enough, again->second);
}

void Postman::recover(const OpenAttempt& open) {
    const auto& steps = open.answer.content.steps;
    const auto step = std::ranges::find(steps, open.position, &AnswerStep::position);
    if (step == steps.end()) {
        record({open.id, AnswerState::parked, {}, "NoStep", "The answer has no such step."});
        return;
    }
    const Evidence evidence = courier_.look_for_evidence(open.answer, *step, open.started_at);
    if (evidence == Evidence::cannot_tell) return look_later(open);
    remember(open.id, std::nullopt);
    server_answered(courier_.route(open.answer.mailbox).server);
    const Instant now = clock_.now();
    const bool sent = evidence == Evidence::sent;
    record({open.id, sent ? AnswerState::sent : AnswerState::waiting, now, {}, {}});
    log_.action(line_about(open.answer, *step, sent ? "sent" : "waits") +
                (sent ? ": the server shows what became of an attempt that was cut off"
                      : ": the server shows no trace of an attempt that was cut off; it is sent again"));
}

// Why the server does not tell is not known here: it may be the sign-in, and accounts lock.
void Postman::look_later(const OpenAttempt& open) {
    const Instant now = clock_.now();
    const std::string server = courier_.route(open.answer.mailbox).server;
    const Instant again = now + growing_pause(settings_.retry_duration, settings_.slow_retry,
                                              lanes_.failed(server, now), random());
    lanes_.pause(server, again);
    remember(open.id, again);
    troubles_.server_fails(server, "NoEvidence", "It does not tell what became of answers that were cut off.",
                           now);
}

void Postman::remember(AttemptId attempt, std::optional<Instant> look_again) {
    const std::lock_guard lock(mutex_);
    look_again_.erase(attempt);
    if (look_again) look_again_.emplace(attempt, *look_again);
}

bool Postman::settle(const Step& at, const Sent& sent) {
    server_answered(at.server);
    record({at.attempt, AnswerState::sent, clock_.now(), {}, sent.words});
    log_.action(line_about(at.answer, at.step, "sent") + (sent.words.empty() ? "" : ": " + sent.words));
    return true;
}

bool Postman::settle(const Step& at, const Wait& wait) {
    const Instant now = clock_.now();
    Instant due = now;  // what holds it back is the pause of its server
    if (wait.scope == Wait::Scope::server) {
        pause_server(at.server, wait);
        troubles_.server_fails(at.server, wait.code, wait.words, now);
    } else {
        server_answered(at.server);
        const auto own = pause_for(wait.slowly, at.answer.tries);
        due = now + std::max(own, std::chrono::ceil<std::chrono::seconds>(wait.at_least));
        troubles_.answer_fails(at.server, wait.code,
                               line_about(at.answer, at.step, "waits") + ": " + wait.words, now);
    }
    record({at.attempt, AnswerState::waiting, due, wait.code, wait.words});
    return false;
}

bool Postman::settle(const Step& at, const NotThere& missing) { return wait_for_request(at, missing.words); }

bool Postman::settle(const Step& at, const NewerThere& newer) {
    return wait_for_request(at, "A newer version (SEQUENCE " + std::to_string(newer.version.sequence) +
                                    ") lies in the mailbox; it has not come by SMTP yet.");
}

// The time until the next look counts as searched in advance, so that an outage in between does not.
bool Postman::wait_for_request(const Step& at, const std::string& words) {
    server_answered(at.server);
    const std::chrono::seconds missing_for = at.answer.missing_for;
    if (missing_for >= settings_.not_found_after) {
        record({at.attempt, AnswerState::not_found, {}, "NotFound", words});
        log_.error(line_about(at.answer, at.step, "not found") +
                   ": the booking stays, and nobody was told. " + words);
        return false;
    }
    const std::chrono::seconds pause = missing_pause(missing_for);
    const bool begins_to_worry = pause == missing_pause(std::chrono::hours(1)) && missing_for < 2 * pause;
    if (begins_to_worry) log_.warning(line_about(at.answer, at.step, "waits") + ": " + words);
    record({at.attempt, AnswerState::waiting, clock_.now() + pause, {}, words});
    outbox_.add_missing(at.answer.id, pause);
    return false;
}

bool Postman::settle(const Step& at, const Superseded& superseded) {
    server_answered(at.server);
    record({at.attempt, AnswerState::replaced, {}, superseded.code, superseded.words});
    log_.action(line_about(at.answer, at.step, "superseded") + ": " + superseded.words);
    return false;
}

// The attempt stays open: recover() ends it when no call can be under way any more.
bool Postman::settle(const Step& at, const Unknown& unknown) {
    const Instant now = clock_.now();
    pause_server(at.server, Wait{.scope = Wait::Scope::server, .code = {}, .words = {}});
    troubles_.server_fails(at.server, "Unknown", unknown.words, now);
    log_.warning(line_about(at.answer, at.step, "in doubt") + ": " + unknown.words);
    return false;
}

bool Postman::settle(const Step& at, const CannotHeal& trouble) {
    server_answered(at.server);
    record({at.attempt, AnswerState::parked, {}, trouble.code, trouble.words});
    log_.error(line_about(at.answer, at.step, "parked") + ": " + trouble.words);
    return false;
}

void Postman::pause_server(const std::string& server, const Wait& wait) {
    const Instant now = clock_.now();
    const auto own = pause_for(wait.slowly, lanes_.failed(server, now));
    lanes_.pause(server, now + std::max(own, std::chrono::ceil<std::chrono::seconds>(wait.at_least)));
}

std::chrono::seconds Postman::pause_for(bool slowly, int failures) {
    return slowly ? growing_pause(settings_.slow_retry, settings_.slow_retry_at_most, failures, random())
                  : growing_pause(settings_.retry_duration, settings_.retry_at_most, failures, random());
}

double Postman::random() {
    if (settings_.random) return settings_.random();
    thread_local std::minstd_rand generator{std::random_device{}()};
    return std::uniform_real_distribution<double>(0, 1)(generator);
}

void Postman::server_answered(const std::string& server) {
    lanes_.worked(server);
    troubles_.server_works(server);
}

// The outcome of a call that was made must not be lost because the database is away.
void Postman::record(const Ending& ending) {
    try {
        commit(ending);
    } catch (const std::exception&) {
        const std::lock_guard lock(mutex_);
        leftovers_.push_back(ending);
        throw;
    }
}

void Postman::commit(const Ending& ending) {
    outbox_.end_attempt(ending.attempt, ending.outcome, clock_.now(), ending.due, ending.code, ending.words);
}

void Postman::record_leftovers() {
    std::unique_lock lock(mutex_);
    while (!leftovers_.empty()) {
        const Ending ending = leftovers_.front();
        lock.unlock();
        commit(ending);
        lock.lock();
        leftovers_.pop_front();
    }
}

bool Postman::has_leftover(AttemptId attempt) const {
    const std::lock_guard lock(mutex_);
    return std::ranges::any_of(leftovers_, [&](const Ending& it) { return it.attempt == attempt; });
}

}  // namespace reserve
