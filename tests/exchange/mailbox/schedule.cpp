#include "tests/exchange/mailbox/schedule.hpp"

namespace exchange {

Schedule::Schedule() : thread_([this] { run(); }) {}

Schedule::~Schedule() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Schedule::after(std::chrono::milliseconds delay, std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.emplace(std::chrono::steady_clock::now() + delay, std::move(task));
    }
    wake_.notify_all();
}

void Schedule::run() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
        if (tasks_.empty()) {
            wake_.wait(lock);
        } else if (tasks_.begin()->first > std::chrono::steady_clock::now()) {
            const auto due = tasks_.begin()->first;
            wake_.wait_until(lock, due);
        } else {
            const auto task = std::move(tasks_.begin()->second);
            tasks_.erase(tasks_.begin());
            lock.unlock();
            task();
            lock.lock();
        }
    }
}

}  // namespace exchange
