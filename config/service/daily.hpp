#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace config {

// Does something at once, and again each day or as often as is said, on a thread of its own until it ends.
class Daily {
  public:
    explicit Daily(std::function<void()> job, std::chrono::milliseconds each = std::chrono::hours(24));
    ~Daily();
    Daily(const Daily&) = delete;
    Daily& operator=(const Daily&) = delete;

  private:
    void run();

    const std::function<void()> job_;
    const std::chrono::milliseconds each_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace config
