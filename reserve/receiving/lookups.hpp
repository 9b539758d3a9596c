#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace reserve {

// A thread that may wait for the disk: runs the jobs one after the other, at the end those that are left too.
class Lookups {
  public:
    using Job = std::function<void()>;

    Lookups();
    ~Lookups();
    Lookups(const Lookups&) = delete;
    Lookups& operator=(const Lookups&) = delete;

    void add(Job job);

  private:
    void run();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace reserve
