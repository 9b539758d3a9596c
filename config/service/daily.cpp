#include "config/service/daily.hpp"

namespace config {

Daily::Daily(std::function<void()> job, std::chrono::milliseconds each)
    : job_(std::move(job)), each_(each), thread_([this] { run(); }) {}

Daily::~Daily() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Daily::run() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
        lock.unlock();
        job_();
        lock.lock();
        changed_.wait_for(lock, each_, [this] { return ending_; });
    }
}

}  // namespace config
