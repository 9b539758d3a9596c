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
            work_or_stop_.notify_one();
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
    while (wait_for_work()) {
        Batch batch;
        write_batch(batch);
        for (Job& job : batch) job.done(job.error);
    }
}

bool Writer::wait_for_work() {
    std::unique_lock lock(mutex_);
    const auto has_work = [this] {
        for (const auto& lane : lanes_) {
            if (!lane.empty()) return true;
        }
        return false;
    };
    work_or_stop_.wait(lock, [&] { return stopping_ || has_work(); });
    return has_work();
}

std::optional<Writer::Job> Writer::next() {
    const std::lock_guard lock(mutex_);
    for (std::size_t tried = 0; tried < lanes_.size(); ++tried) {
        auto& lane = lanes_[turn_++ % lanes_.size()];
        if (lane.empty()) continue;
        Job job = std::move(lane.front());
        lane.pop_front();
        return job;
    }
    return std::nullopt;
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
        auto job = next();
        if (!job) return;
        octets += job->octets;
        batch.push_back(std::move(*job));
        attempt(batch.back());
    }
}

void Writer::attempt(Job& job) {
    sql::run(*connection_, open_savepoint);
    try {
        job.work(*connection_);
        connection_->end_open_reads();
    } catch (...) {
        job.error = std::current_exception();
        connection_->end_open_reads();
        if (!connection_->in_transaction()) throw;  // SQLite undid the whole batch
        sql::run(*connection_, undo_savepoint);
    }
    sql::run(*connection_, close_savepoint);
}

void Writer::commit(std::size_t jobs) {
    if (observer_) observer_(CommitPoint::before, jobs);
    sql::run(*connection_, end);
    if (observer_) observer_(CommitPoint::after, jobs);
}

void Writer::give_up(Batch& batch) {
    const auto cause = std::current_exception();
    connection_.reset();  // closing it rolls back; the next batch opens a new one
    while (auto job = next()) batch.push_back(std::move(*job));
    for (Job& job : batch) {
        if (!job.error) job.error = cause;
    }
}

}  // namespace sql
