#pragma once
#include <atomic>
#include <csignal>
#include <functional>
#include <initializer_list>
#include <thread>

namespace config {

enum class Signal { stop, reload };

// SIGTERM and SIGINT (stop) and SIGHUP (reload), or those of them that are given, taken one by one by the
// thread that waits. Made before any other thread: they inherit that these signals are not theirs. So it
// stays until the process ends: its exit code is its own, whatever signals come while it stops.
class Signals {
  public:
    explicit Signals(std::initializer_list<int> ours = {SIGTERM, SIGINT, SIGHUP});

    Signal wait() const;

  private:
    sigset_t ours_{};
};

// Waits for a stop signal on a thread of its own, for as long as this lives, and does something then.
class AtNextStop {
  public:
    AtNextStop(const Signals& signals, std::function<void()> job);
    ~AtNextStop();
    AtNextStop(const AtNextStop&) = delete;
    AtNextStop& operator=(const AtNextStop&) = delete;

  private:
    std::atomic<bool> over_ = false;
    std::thread thread_;
};

}  // namespace config
