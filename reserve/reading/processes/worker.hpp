#pragma once
#include <atomic>
#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reserve/reading/processes/child_process.hpp"
#include "reserve/reading/processes/frames.hpp"
#include "reserve/reading/processes/read_queue.hpp"
#include "reserve/reading/reader_pool.hpp"

namespace reserve {

// One reader process after another, and the thread that feeds it. A few small messages are sent ahead, so
// that the process need not wait for the next; it reads and answers them in order, so that the first without
// an answer is the one that a dying process had begun. The others go to another process.
class Worker {
  public:
    // `ready` counts the workers that have a process.
    Worker(const ReaderPoolSettings& settings, ReadQueue& queue, Takes takes, std::atomic<std::size_t>& ready)
        : settings_(settings), queue_(queue), takes_(takes), ready_(ready) {}

    // Returns when the queue is closed.
    void run();

  private:
    using Clock = std::chrono::steady_clock;

    struct Session {  // with one process
        Session(const std::vector<std::string>& command, ReadQueue& given) : child(command), queue(given) {}
        ~Session() { queue.give_back(take_back(0)); }
        // Takes back what was sent after the first `kept`; answers to it will be left out.
        std::deque<ReadRequest> take_back(std::size_t kept);
        ChildProcess child;
        ReadQueue& queue;
        Incoming incoming;
        std::deque<std::optional<ReadRequest>> sent;       // without those that were taken back
        bool gone = false;                                 // takes no more requests
        Clock::time_point begun{};                         // of the first in `sent`
        std::optional<std::chrono::nanoseconds> cpu_then;  // of the process, soon after `begun`
    };

    void run_session();
    std::optional<std::string> why_not_ready(Session& session) const;
    void refuse_all(const std::string& reason);
    bool serve(Session& session);
    bool send_more(Session& session);
    bool send(const Session& session, const ReadRequest& request) const;
    bool give_up_sending(Session& session, ReadRequest request);
    void give_back(ReadRequest request);
    void send_ahead(Session& session);
    bool take_replies(Session& session);
    static ReadResult result_of(const Incoming::Frame<ReplyHead>& reply);
    void finish_first(Session& session, ReadResult result);
    void begin_first(Session& session);
    std::optional<std::string> over_limit(Session& session, Received received) const;
    void blame_first(Session& session, const std::string& reason);

    const ReaderPoolSettings& settings_;
    ReadQueue& queue_;
    const Takes takes_;
    std::atomic<std::size_t>& ready_;
};

}  // namespace reserve
