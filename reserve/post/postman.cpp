#include "reserve/post/postman.hpp"

#include <algorithm>
#include <random>

#include "reserve/post/answer_line.hpp"
#include "reserve/post/retry.hpp"

namespace reserve {

Postman::Postman(Outbox& outbox, Courier& courier, const Clock& clock, Log& log, const PostSettings& settings)
    : outbox_(outbox), courier_(courier), clock_(clock), log_(log), settings_(settings), troubles_(log) {}

void Postman::deliver(const Answer& answer) {
    const Route route = route_of(courier_, answer);
    for (const AnswerStep& step : answer.content.steps) {
        if (step.state != AnswerState::waiting) continue;
        const Channel channel = channel_of(route, step);
        const auto attempt = outbox_.begin_attempt(answer.id, step.position, clock_.now(), channel);
        if (!attempt) return;  // replaced meanwhile
        const Delivery delivery = courier_.deliver(answer, step);
        const Step at{answer, step, *attempt, route};
        if (!std::visit([&](const auto& outcome) { return settle(at, outcome); }, delivery)) return;
    }
}

bool Postman::settle(const Step& at, const Sent& sent) {
    server_answered(at.route.server);
    record(at.answer.id, at.attempt,
           {.outcome = AnswerState::sent,
            .code = sent.done ? "" : code_not_done,
            .words = sent.words,
            .done = sent.done});
    const std::string line = line_about(at.answer, at.step, sent.done ? "sent" : "not done") +
                             (sent.words.empty() ? "" : ": " + sent.words);
    sent.is_warning ? log_.warning(line) : log_.action(line);
    return true;
}

bool Postman::settle(const Step& at, const Wait& wait) {
    const Instant now = clock_.now();
    // What holds it back in an outage is the pause of its server; the room's other answers stay behind it.
    Instant due = wait.keeps_place ? at.answer.content.due : now;
    const bool outage = wait.scope == Wait::Scope::server;
    if (wait.may_last_for_ever && at.answer.missing_for >= settings_.not_found_after)
        return settle(at, CannotHeal{wait.code, wait.words});
    if (outage) {
        pause_server(at.route, wait);
    } else {
        server_answered(at.route.server);
        due = now + pause_for(at.route, wait, at.answer.tries);
        troubles_.answer_fails(at.route.server, wait.code,
                               line_about(at.answer, at.step, "waits") + ": " + wait.words, now);
    }
    record(at.answer.id, at.attempt,
           {.outcome = AnswerState::waiting,
            .due = due,
            .counted = !outage,
            .code = wait.code,
            .words = wait.words});
    if (wait.may_last_for_ever)
        outbox_.add_missing(at.answer.id, std::chrono::duration_cast<std::chrono::seconds>(due - now));
    return false;
}

bool Postman::settle(const Step& at, const NotThere& missing) {
    if (at.answer.missing_for >= settings_.not_found_after && can_be_mailed(at))
        return mail_instead(at, missing.words);
    return wait_for_request(at, missing.words);
}

bool Postman::can_be_mailed(const Step& at) const {
    return settings_.not_found_answer == NotFoundAnswer::imip && at.route.channel == Channel::ews &&
           at.step.kind != AnswerKind::remove && at.step.kind != AnswerKind::mirror && !at.step.silent &&
           Address::parse(at.answer.content.organizer);
}

// The last resort: this step and those behind it go out as mails.
bool Postman::mail_instead(const Step& at, const std::string& words) {
    server_answered(at.route.server);
    record(at.answer.id, at.attempt,
           {.outcome = AnswerState::waiting,
            .due = clock_.now(),
            .code = "NotFound",
            .words = words,
            .channel = Channel::imip});
    log_.warning(line_about(at.answer, at.step, "goes by mail") + ": " + words);
    return false;
}

namespace {

constexpr const char* not_come =
    " has not come by SMTP yet. If it does not, Exchange does not forward all of the room's mail: look at "
    "the "
    "queues of its connector, and at roomgate doctor.";

}  // namespace

bool Postman::settle(const Step& at, const NewerThere& newer) {
    return wait_for_request(at, "A newer version (SEQUENCE " + std::to_string(newer.version.sequence) +
                                    ") lies in the mailbox; it" + not_come);
}

// The time until the next look counts as searched in advance, so that an outage in between does not.
bool Postman::wait_for_request(const Step& at, const std::string& words) {
    server_answered(at.route.server);
    const std::chrono::seconds missing_for = at.answer.missing_for;
    if (missing_for >= settings_.not_found_after) {
        give_up(at, words);
        return false;
    }
    const std::chrono::seconds pause = missing_pause(missing_for);
    const bool begins_to_worry = pause == missing_pause(std::chrono::hours(1)) && missing_for < 2 * pause;
    if (begins_to_worry) log_.warning(line_about(at.answer, at.step, "waits") + ": " + words);
    record(at.answer.id, at.attempt,
           {.outcome = AnswerState::waiting, .due = clock_.now() + pause, .words = words});
    outbox_.add_missing(at.answer.id, pause);
    return false;
}

void Postman::give_up(const Step& at, const std::string& words) {
    const bool release = settings_.unanswered_booking == UnansweredBooking::release;
    record(at.answer.id, at.attempt,
           {.outcome = AnswerState::not_found, .code = "NotFound", .words = words, .release = release});
    log_.error(line_about(at.answer, at.step, "not found") +
               (release ? ": what was booked is free again, and nobody was told. "
                        : ": the booking stays, and nobody was told. ") +
               words);
}

// Where what is newer was settled without a decision, nothing else answers: a person must. What is removed
// nobody waits for.
bool Postman::settle(const Step& at, const Superseded& superseded) {
    if (!at.answer.passed_over.empty())
        return settle(at, CannotHeal{superseded.code,
                                     "A newer message lies in the mailbox, by someone else or "
                                     "parked, and makes this one out of date there: " +
                                         superseded.words});
    if (!leaves_no_trace(at.step.kind)) return wait_for_request(at, superseded.words + " It" + not_come);
    server_answered(at.route.server);
    record(at.answer.id, at.attempt,
           {.outcome = AnswerState::replaced, .code = superseded.code, .words = superseded.words});
    log_.action(line_about(at.answer, at.step, "superseded") + ": " + superseded.words);
    return false;
}

// The attempt stays open: recover() ends it when no call can be under way any more.
bool Postman::settle(const Step& at, const Unknown& unknown) {
    const Wait wait{.scope = Wait::Scope::server, .code = "Unknown", .words = unknown.words};
    pause_server(at.route, wait);
    log_.warning(line_about(at.answer, at.step, "in doubt") + ": " + unknown.words);
    return false;
}

bool Postman::settle(const Step& at, const CannotHeal& trouble) {
    server_answered(at.route.server);
    record(at.answer.id, at.attempt,
           {.outcome = AnswerState::parked, .code = trouble.code, .words = trouble.words});
    log_.error(line_about(at.answer, at.step, "parked") + ": " + trouble.words);
    return false;
}

void Postman::pause_server(const Route& route, const Wait& wait) {
    const Instant now = clock_.now();
    const auto pause = pause_for(route, wait, lanes_.failed(route.server, now));
    lanes_.pause(route.server, now + pause, {wait.code, wait.words});
    troubles_.server_fails(route.server, wait, now);
}

void Postman::hold(const std::string& server, const Wait& wait) {
    Route route;
    route.server = server;
    pause_server(route, wait);
}

// What the server asks for, but not less than the settings say.
std::chrono::seconds Postman::pause_for(const Route& route, const Wait& wait, int failures) {
    const bool own = route.retry_duration.count() > 0;
    const auto first = own ? route.retry_duration : settings_.retry_duration;
    const auto floor =
        wait.slowly ? growing_pause(settings_.slow_retry, settings_.slow_retry_at_most, failures, random())
                    : growing_pause(first, settings_.retry_at_most, failures, random());
    return std::max(floor, asked_pause(wait.at_least, random()));
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

std::vector<ServerPause> Postman::pauses() const {
    std::vector<ServerPause> pauses = troubles_.failing();
    for (ServerPause& pause : pauses) pause.until = lanes_.paused_until(pause.server);
    return pauses;
}

// The outcome of a call that was made must not be lost because the database is away.
void Postman::record(AnswerId answer, AttemptId attempt, AttemptEnd end) {
    end.use = courier_.take_use(answer);
    try {
        outbox_.end_attempt(attempt, clock_.now(), end);
    } catch (const std::exception&) {
        const std::lock_guard lock(mutex_);
        leftovers_.push_back({attempt, end});
        throw;
    }
}

void Postman::record_leftovers() {
    std::unique_lock lock(mutex_);
    while (!leftovers_.empty()) {
        const Ending ending = leftovers_.front();
        lock.unlock();
        outbox_.end_attempt(ending.attempt, clock_.now(), ending.end);
        lock.lock();
        leftovers_.pop_front();
    }
}

bool Postman::has_leftover(AttemptId attempt) const {
    const std::lock_guard lock(mutex_);
    return std::ranges::any_of(leftovers_, [&](const Ending& it) { return it.attempt == attempt; });
}

}  // namespace reserve
