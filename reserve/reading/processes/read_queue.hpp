#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
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
    int failed_sends = 0;  // to a process that was gone before it had the message whole
};

// The messages that wait for a reader process.
class ReadQueue {
  public:
    explicit ReadQueue(std::size_t bound) : bound_(bound) {}

    // Waits while the queue is full. Returns the request when the queue is closed.
    std::optional<ReadRequest> push(ReadRequest request);
    // Waits for a request, at most so long.
    std::optional<ReadRequest> take(std::chrono::milliseconds at_most);
    // A request no larger than that for a process that is busy, unless another process is idle.
    std::optional<ReadRequest> take_ahead(std::size_t largest);
    // Puts back what nobody began to read, in its order and before all others.
    void give_back(std::deque<ReadRequest> requests);
    // Takes all that is there.
    std::deque<ReadRequest> drain();

    void close();
    bool closed() const;
    void wait_until_closed(std::chrono::milliseconds at_most);

  private:
    ReadRequest pop_front();

    const std::size_t bound_;
    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::condition_variable emptied_;
    std::deque<ReadRequest> waiting_;
    std::size_t idle_ = 0;
    bool closed_ = false;
};

}  // namespace reserve
