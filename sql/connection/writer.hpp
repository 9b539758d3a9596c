#pragma once
#include <array>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "sql/commit_point.hpp"
#include "sql/settings.hpp"

namespace sql {

class Connection;

// The one thread that writes. Jobs that have come together share a transaction; one that throws is undone
// alone. Nobody hears of success before the commit has returned.
class Writer {
  public:
    using Work = std::function<void(Connection&)>;
    using Done = std::function<void(std::exception_ptr)>;  // must not throw
    // Each has its own queue; they take turns within a batch, so that none starves. Jobs of the reception may
    // run twice: those that have come together share a savepoint, and when one throws, each runs again alone.
    enum class Lane : std::size_t { reception, desk, post };

    Writer(const Settings& settings, std::unique_ptr<Connection> connection, CommitObserver observer);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // Returns at once. `done` is called exactly once, on the writer's thread, or on the caller's after
    // stop().
    void submit(Lane lane, std::size_t octets, Work work, Done done);
    // Returns when the work is committed; rethrows what it or the commit threw.
    void run(Lane lane, const Work& work);
    // Finishes what was submitted, then ends the thread. Later jobs fail.
    void stop();

  private:
    struct Job {
        std::size_t octets;
        Work work;
        Done done;
        std::exception_ptr error;
    };
    using Batch = std::vector<Job>;

    void loop();
    bool wait_for_work(std::size_t shared);
    std::size_t take_jobs(Batch& batch);
    void write_batch(Batch& batch);
    void fill(Batch& batch);
    void attempt(std::span<Job> jobs);
    bool try_out(std::span<Job> jobs);
    void commit(std::size_t jobs);
    void give_up(Batch& batch);
    void connect();

    const Settings settings_;
    const CommitObserver observer_;
    std::unique_ptr<Connection> connection_;  // nothing after trouble, until the next batch

    std::mutex mutex_;
    std::condition_variable work_or_stop_;
    std::array<std::deque<Job>, 3> lanes_;
    std::size_t waiting_ = 0;  // jobs in the lanes
    std::size_t wanted_ = 1;   // so many end the wait
    std::size_t turn_ = 0;
    bool stopping_ = false;
    std::mutex stop_once_;
    std::thread thread_;
};

}  // namespace sql
