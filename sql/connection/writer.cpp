#include "sql/connection/writer.hpp"

#include <chrono>
#include <future>
#include <utility>

#include "reserve/outage.hpp"
#include "sql/connection/query.hpp"

namespace sql {
namespace {

constexpr auto begin = "BEGIN IMMEDIATE";
constexpr auto end = "COMMIT";
constexpr auto open_savepoint = "SAVEPOINT job";
constexpr auto undo_savepoint = "ROLLBACK TO job";
constexpr auto close_savepoint = "RELEASE job";

}  // namespace

Writer::Writer(const Settings& settings, std::unique_ptr<Connection> connection, CommitObserver observer)
    : settings_(settings), observer_(std::move(observer)), connection_(std::move(connection)) {
    thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() { stop(); }

void Writer::submit(Lane lane, std::size_t octets, Work work, Done done) {
    {
        const std::lock_guard lock(mutex_);
        if (!stopping_) {
            lanes_[static_cast<std::size_t>(lane)].push_back(
                {octets, std::move(work), std::move(done), nullptr});
            if (++waiting_ >= wanted_) work_or_stop_.notify_one();
            return;
        }
    }
    done(std::make_exception_ptr(reserve::Outage("the database is being closed")));
}

void Writer::run(Lane lane, const Work& work) {
    std::promise<void> finished;
    submit(lane, 0, work, [&finished](std::exception_ptr error) {
        if (error) return finished.set_exception(error);
        finished.set_value();
    });
    finished.get_future().get();
}

void Writer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        work_or_stop_.notify_one();
    }
    const std::lock_guard once(stop_once_);
    if (thread_.joinable()) thread_.join();
}

void Writer::loop() {
    std::size_t shared = 0;
    while (wait_for_work(shared)) {
        Batch batch;
        write_batch(batch);
        for (Job& job : batch) job.done(job.error);
        shared = batch.size();
    }
}

// Those who shared the last commit soon come again: waiting a moment for them spares commits.
bool Writer::wait_for_work(std::size_t shared) {
    std::unique_lock lock(mutex_);
    const auto has_work = [this] { return stopping_ || waiting_ >= wanted_; };
    if (shared > 1) {
        wanted_ = shared;
        work_or_stop_.wait_for(lock, settings_.batch_gathering, has_work);
    }
    wanted_ = 1;
    work_or_stop_.wait(lock, has_work);
    return waiting_ > 0;
}

// Moves the jobs of the next lane to the end of the batch: of the reception all that fit, of others one.
// Their number.
std::size_t Writer::take_jobs(Batch& batch) {
    const std::lock_guard lock(mutex_);
    for (std::size_t tried = 0; tried < lanes_.size(); ++tried) {
        const std::size_t number = turn_++ % lanes_.size();
        auto& lane = lanes_[number];
        if (lane.empty()) continue;
        const bool together = static_cast<Lane>(number) == Lane::reception;
        const std::size_t before = batch.size();
        std::size_t octets = 0;
        do {
            octets += lane.front().octets;
            batch.push_back(std::move(lane.front()));
            lane.pop_front();
            --waiting_;
        } while (together && !lane.empty() && batch.size() < settings_.batch_jobs &&
                 octets < settings_.batch_octets);
        return batch.size() - before;
    }
    return 0;
}

// The top of this loop: whatever breaks here is the answer to all jobs of the batch, and the writer lives on.
void Writer::write_batch(Batch& batch) {
    try {
        connect();
        sql::run(*connection_, begin);
        fill(batch);
        commit(batch.size());
    } catch (...) {
        give_up(batch);
    }
}

void Writer::connect() {
    if (!connection_) connection_ = std::make_unique<Connection>(settings_, Connection::Purpose::writing);
}

void Writer::fill(Batch& batch) {
    const auto begun = std::chrono::steady_clock::now();
    std::size_t octets = 0;
    while (batch.size() < settings_.batch_jobs && octets < settings_.batch_octets &&
           std::chrono::steady_clock::now() - begun < settings_.batch_time) {
        const std::size_t taken = take_jobs(batch);
        if (taken == 0) return;
        const std::span<Job> jobs = std::span(batch).last(taken);
        for (const Job& job : jobs) octets += job.octets;
        attempt(jobs);
    }
}

void Writer::attempt(std::span<Job> jobs) {
    if (try_out(jobs) || jobs.size() == 1) return;
    for (Job& job : jobs) {
        job.error = nullptr;
        try_out(std::span(&job, 1));
    }
}

// Whether none has thrown; else all are undone.
bool Writer::try_out(std::span<Job> jobs) {
    bool done = false;
    sql::run(*connection_, open_savepoint);
    try {
        for (Job& job : jobs) job.work(*connection_);
        connection_->end_open_reads();
        done = true;
    } catch (...) {
        for (Job& job : jobs) job.error = std::current_exception();
        connection_->end_open_reads();
        if (!connection_->in_transaction()) throw;  // SQLite undid the whole batch
        sql::run(*connection_, undo_savepoint);
    }
    sql::run(*connection_, close_savepoint);
    return done;
}

void Writer::commit(std::size_t jobs) {
    if (observer_) observer_(CommitPoint::before, jobs);
    sql::run(*connection_, end);
    if (observer_) observer_(CommitPoint::after, jobs);
}

void Writer::give_up(Batch& batch) {
    const auto cause = std::current_exception();
    connection_.reset();  // closing it rolls back; the next batch opens a new one
    while (take_jobs(batch) > 0) continue;
    for (Job& job : batch) {
        if (!job.error) job.error = cause;
    }
}

}  // namespace sql
