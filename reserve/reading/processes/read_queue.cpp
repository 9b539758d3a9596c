#include "reserve/reading/processes/read_queue.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace reserve {
namespace {

constexpr std::size_t most_for_one = 10;  // ordinary messages; read in a millisecond

}  // namespace

std::optional<ReadRequest> ReadQueue::push(ReadRequest request) {
    std::unique_lock lock(mutex_);
    emptied_.wait(lock, [&] { return closed_ || ordinary_.size() + large_.size() < bound_; });
    if (closed_) return request;
    request.number = pushed_++;
    const bool is_large = request.is_large();
    lane_of(request).push_back(std::move(request));
    const bool for_all = is_large || needs_help();
    lock.unlock();
    if (!is_large) ordinary_filled_.notify_one();
    if (for_all) filled_.notify_one();
    return std::nullopt;
}

bool ReadQueue::needs_help() const { return behind_ || ordinary_.size() > most_for_one; }

// The lane whose first message is the next one; none where nothing waits.
ReadQueue::Lane* ReadQueue::first(Takes takes) {
    const bool may_be_large = takes == Takes::all && !large_.empty();
    const bool may_be_ordinary = !ordinary_.empty() && (takes == Takes::ordinary || needs_help());
    if (!may_be_ordinary) return may_be_large ? &large_ : nullptr;
    return may_be_large && large_.front().number < ordinary_.front().number ? &large_ : &ordinary_;
}

ReadRequest ReadQueue::pop_front(Lane& lane) {
    ReadRequest request = std::move(lane.front());
    lane.pop_front();
    emptied_.notify_one();
    return request;
}

std::optional<ReadRequest> ReadQueue::take(Takes takes, std::chrono::milliseconds at_most) {
    const auto there_is_one = [&] { return closed_ || first(takes) != nullptr; };
    std::unique_lock lock(mutex_);
    if (takes == Takes::ordinary) {
        behind_ = false;
        ordinary_filled_.wait_for(lock, at_most, there_is_one);
    } else {
        ++idle_;
        filled_.wait_for(lock, at_most, there_is_one);
        --idle_;
    }
    Lane* const lane = closed_ ? nullptr : first(takes);
    if (!lane) return std::nullopt;
    return pop_front(*lane);
}

std::optional<ReadRequest> ReadQueue::take_ahead(Takes takes, std::size_t largest) {
    const std::lock_guard lock(mutex_);
    if (takes == Takes::ordinary) behind_ = false;
    const bool for_another = takes == Takes::all && (idle_ > 0 || !needs_help());
    if (closed_ || for_another || ordinary_.empty() || ordinary_.front().raw->size() > largest)
        return std::nullopt;
    return pop_front(ordinary_);
}

void ReadQueue::give_back(std::deque<ReadRequest> requests) {
    const std::lock_guard lock(mutex_);
    for (; !requests.empty(); requests.pop_back())
        lane_of(requests.back()).push_front(std::move(requests.back()));
    behind_ = true;
    ordinary_filled_.notify_all();
    filled_.notify_all();
}

std::deque<ReadRequest> ReadQueue::drain() {
    const std::lock_guard lock(mutex_);
    emptied_.notify_all();
    std::deque<ReadRequest> all = std::exchange(ordinary_, {});
    std::ranges::move(std::exchange(large_, {}), std::back_inserter(all));
    return all;
}

void ReadQueue::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    ordinary_filled_.notify_all();
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
