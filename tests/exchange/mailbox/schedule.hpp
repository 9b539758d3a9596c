#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace exchange {

// Runs tasks at their time, on a thread of its own. What is left when it ends is not run.
class Schedule {
  public:
    Schedule();
    ~Schedule();

    void after(std::chrono::milliseconds delay, std::function<void()> task);

  private:
    void run();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> tasks_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace exchange
