#pragma once
#include <csignal>

namespace config {

enum class Signal { stop, reload };

// SIGTERM and SIGINT (stop) and SIGHUP (reload), taken one by one by the thread that waits. Made before any
// other thread: they inherit that these signals are not theirs.
class Signals {
  public:
    Signals();
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    Signal wait() const;

  private:
    sigset_t ours_{};
    sigset_t before_{};
};

}  // namespace config
