#include "config/service/signals.hpp"

#include <pthread.h>

#include <utility>

namespace config {

Signals::Signals(std::initializer_list<int> ours) {
    sigemptyset(&ours_);
    for (const int signal : ours) sigaddset(&ours_, signal);
    pthread_sigmask(SIG_BLOCK, &ours_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);  // a peer that went away is an error of write(), not the end
    std::signal(SIGXFSZ, SIG_IGN);  // so is a file at its limit
}

Signal Signals::wait() const {
    int signal = 0;
    while (sigwait(&ours_, &signal) != 0) {
    }
    return signal == SIGHUP ? Signal::reload : Signal::stop;
}

AtNextStop::AtNextStop(const Signals& signals, std::function<void()> job)
    : thread_([this, &signals, job = std::move(job)] {
          while (signals.wait() != Signal::stop) {
          }
          if (!over_) job();
      }) {}

AtNextStop::~AtNextStop() {
    over_ = true;
    pthread_kill(thread_.native_handle(), SIGTERM);
    thread_.join();
}

}  // namespace config
