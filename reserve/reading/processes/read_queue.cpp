#include "reserve/reading/processes/read_queue.hpp"

#include <iterator>
#include <utility>

namespace reserve {

std::optional<ReadRequest> ReadQueue::push(ReadRequest request) {
    std::unique_lock lock(mutex_);
    emptied_.wait(lock, [&] { return closed_ || waiting_.size() < bound_; });
    if (closed_) return request;
    waiting_.push_back(std::move(request));
    lock.unlock();
    filled_.notify_one();
    return std::nullopt;
}

ReadRequest ReadQueue::pop_front() {
    ReadRequest request = std::move(waiting_.front());
    waiting_.pop_front();
    emptied_.notify_one();
    return request;
}

std::optional<ReadRequest> ReadQueue::take(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    ++idle_;
    filled_.wait_for(lock, at_most, [&] { return closed_ || !waiting_.empty(); });
    --idle_;
    if (closed_ || waiting_.empty()) return std::nullopt;
    return pop_front();
}

std::optional<ReadRequest> ReadQueue::take_ahead(std::size_t largest) {
    const std::lock_guard lock(mutex_);
    if (closed_ || idle_ > 0 || waiting_.empty() || waiting_.front().raw->size() > largest)
        return std::nullopt;
    return pop_front();
}

void ReadQueue::give_back(std::deque<ReadRequest> requests) {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.begin(), std::make_move_iterator(requests.begin()),
                    std::make_move_iterator(requests.end()));
    filled_.notify_all();
}

std::deque<ReadRequest> ReadQueue::drain() {
    const std::lock_guard lock(mutex_);
    emptied_.notify_all();
    return std::exchange(waiting_, {});
}

void ReadQueue::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
    emptied_.notify_all();
}

void ReadQueue::wait_until_closed(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    filled_.wait_for(lock, at_most, [&] { return closed_; });
}

bool ReadQueue::closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
}

}  // namespace reserve
