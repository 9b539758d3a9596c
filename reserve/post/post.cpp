#include "reserve/post/post.hpp"

#include <algorithm>

namespace reserve {
namespace {

const Answer& answer_of(const Answer& answer) { return answer; }
const Answer& answer_of(const OpenAttempt& open) { return open.answer; }

}  // namespace

Post::Post(Outbox& outbox, Courier& courier, const Clock& clock, Log& log, PostSettings settings)
    : outbox_(outbox),
      courier_(courier),
      clock_(clock),
      log_(log),
      settings_(std::move(settings)),
      postman_(outbox, courier, clock, log, settings_) {}

Post::~Post() { stop(std::chrono::seconds(0)); }

std::size_t Post::run_once() {
    std::size_t count = 0;
    for (auto jobs = pick_or_trip(1); !jobs.empty() && !tripped_; jobs = pick_or_trip(1)) {
        carry_out(jobs.front());
        ++count;
    }
    tripped_ = false;
    return count;
}

bool Post::is_busy(const Answer& answer) {
    const std::lock_guard lock(mutex_);
    return busy_rooms_.contains(answer.content.room);
}

std::size_t Post::in_air() {
    const std::lock_guard lock(mutex_);
    return in_air_;
}

bool Post::take(const Answer& answer, Instant now) {
    const Route route = route_of(courier_, answer);
    if (is_busy(answer) || !postman_.lanes().enter(route, now)) return false;
    const std::lock_guard lock(mutex_);
    busy_rooms_.emplace(answer.content.room, route.server);
    ++in_air_;
    return true;
}

// The room may be another server's by now.
void Post::let_go(const Answer& answer) {
    const std::lock_guard lock(mutex_);
    const auto room = busy_rooms_.find(answer.content.room);
    postman_.lanes().leave(room->second);
    busy_rooms_.erase(room);
    --in_air_;
    woken_ = true;
    changed_.notify_all();
}

void Post::trip(const std::string& what) {
    log_.error(what);
    const std::lock_guard lock(mutex_);
    tripped_ = true;
}

void Post::carry_out(const Job& job) {
    const Answer& answer = std::visit([](const auto& it) -> const Answer& { return answer_of(it); }, job);
    try {
        if (const auto* const open = std::get_if<OpenAttempt>(&job)) {
            postman_.recover(*open);
        } else {
            postman_.deliver(answer);
        }
    } catch (const std::exception& error) {
        trip("answer " + std::to_string(static_cast<std::int64_t>(answer.id)) + " waits: " + error.what());
    }
    let_go(answer);
}

// Running.

void Post::start() {
    threads_.emplace_back([this] { dispatch(); });
    for (int i = 0; i < settings_.workers; ++i) threads_.emplace_back([this] { work(); });
}

// Waits until a worker is free; 0: the post stops.
std::size_t Post::wait_for_free_workers() {
    std::unique_lock lock(mutex_);
    const auto workers = static_cast<std::size_t>(settings_.workers);
    constexpr std::chrono::seconds after_failure{3};
    if (tripped_) changed_.wait_for(lock, after_failure, [this] { return stopping_; });
    tripped_ = false;
    changed_.wait(lock, [&] { return stopping_ || (!paused_ && in_air_ < workers); });
    woken_ = false;  // what comes from here on is not seen by the choosing that follows
    return stopping_ ? 0 : workers - in_air_;
}

std::vector<Post::Job> Post::pick_or_trip(std::size_t at_most) {
    try {
        return pick(at_most);
    } catch (const std::exception& error) {
        trip(std::string("the post waits: ") + error.what());
        return {};
    }
}

void Post::dispatch() {
    while (const std::size_t free = wait_for_free_workers()) {
        std::vector<Job> jobs = pick_or_trip(free);
        if (jobs.empty()) {
            rest();
            continue;
        }
        const std::lock_guard lock(mutex_);
        for (Job& job : jobs) queue_.push_back(std::move(job));
        changed_.notify_all();
    }
}

// Until the next answer falls due, evidence can be looked for, a pause ends or something happens; a while in
// any case, as other programs write into the database too.
void Post::rest() {
    constexpr std::chrono::seconds longest{2};
    const Instant now = clock_.now();
    const Instant next = std::clamp(next_event(now), now + std::chrono::seconds(1), now + longest);
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, next - now, [this] { return stopping_ || woken_; });
}

Instant Post::next_event(Instant now) {
    Instant next = postman_.lanes().next_end(now).value_or(Instant::max());
    const auto comes = [&](Instant at) {
        if (at > now) next = std::min(next, at);
    };
    try {
        if (const auto due = outbox_.next_due()) comes(*due);
        for (const OpenAttempt& open : outbox_.open_attempts()) comes(postman_.look_at(open));
    } catch (const std::exception& error) {
        trip(std::string("the post waits: ") + error.what());
    }
    return next;
}

std::optional<Post::Job> Post::next_job() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (stopping_) return std::nullopt;
    Job job = std::move(queue_.front());
    queue_.pop_front();
    return job;
}

void Post::work() {
    while (const auto job = next_job()) carry_out(*job);
}

void Post::stop(std::chrono::seconds grace) {
    {
        std::unique_lock lock(mutex_);
        stopping_ = true;
        in_air_ -= queue_.size();
        queue_.clear();
        changed_.notify_all();
        if (!threads_.empty()) changed_.wait_for(lock, grace, [this] { return in_air_ == 0; });
        if (in_air_ > 0) courier_.stop();
    }
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

void Post::wake() {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    changed_.notify_all();
}

void Post::end_pauses() {
    postman_.lanes().end_pauses();
    wake();
}

void Post::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
}

void Post::resume() {
    {
        const std::lock_guard lock(mutex_);
        paused_ = false;
    }
    wake();
}

}  // namespace reserve
