#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "reserve/reading/reader.hpp"

namespace reserve {

// A message on its way through the pool. `done` is called once, by whoever holds it last.
struct ReadRequest {
    std::shared_ptr<const std::string> raw;
    Instant received_at{};
    bool null_sender = false;
    std::function<void(ReadResult)> done;
    int failed_sends = 0;      // to a process that was gone before it had the message whole
    std::uint64_t number = 0;  // in the order in which they came

    bool is_large() const { return raw->size() > 256 * 1024; }
};

// Which messages a reader process is given: the first of several `ordinary` ones, any other `all`.
enum class Takes { ordinary, all };

// The messages that wait for a reader process. Of several processes the first takes no large messages, so
// that however many of them come, they do not hold up all others. Ordinary ones are left to it while it keeps
// up: waking the others for each message would cost more than they help.
class ReadQueue {
  public:
    explicit ReadQueue(std::size_t bound) : bound_(bound) {}

    // Waits while the queue is full. Returns the request when the queue is closed.
    std::optional<ReadRequest> push(ReadRequest request);
    // Waits for a request, at most so long; the one that came first.
    std::optional<ReadRequest> take(Takes takes, std::chrono::milliseconds at_most);
    // A request no larger than that for a process that is busy, unless another process is to take it.
    std::optional<ReadRequest> take_ahead(Takes takes, std::size_t largest);
    // Puts back what nobody began to read, in its order and before all others of its kind. Who gives back is
    // slow, or gone: so the others help, even if it is nothing.
    void give_back(std::deque<ReadRequest> requests);
    // Takes all that is there.
    std::deque<ReadRequest> drain();

    void close();
    bool closed() const;
    void wait_until_closed(std::chrono::milliseconds at_most);

  private:
    using Lane = std::deque<ReadRequest>;

    Lane& lane_of(const ReadRequest& request) { return request.is_large() ? large_ : ordinary_; }
    Lane* first(Takes takes);
    bool needs_help() const;
    ReadRequest pop_front(Lane& lane);

    const std::size_t bound_;
    mutable std::mutex mutex_;
    std::condition_variable ordinary_filled_;  // for Takes::ordinary
    std::condition_variable filled_;           // for Takes::all
    std::condition_variable emptied_;
    Lane ordinary_;
    Lane large_;
    std::uint64_t pushed_ = 0;
    std::size_t idle_ = 0;  // processes that take all
    bool behind_ = true;    // the process that takes ordinary ones; true until it takes one
    bool closed_ = false;
};

}  // namespace reserve
