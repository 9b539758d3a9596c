#include "config/service/signals.hpp"

#include <pthread.h>

#include <initializer_list>

namespace config {

Signals::Signals() {
    sigemptyset(&ours_);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&ours_, signal);
    pthread_sigmask(SIG_BLOCK, &ours_, &before_);
    std::signal(SIGPIPE, SIG_IGN);  // a peer that went away is an error of write(), not the end
    std::signal(SIGXFSZ, SIG_IGN);  // so is a file at its limit
}

Signals::~Signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

Signal Signals::wait() const {
    int signal = 0;
    while (sigwait(&ours_, &signal) != 0) {
    }
    return signal == SIGHUP ? Signal::reload : Signal::stop;
}

}  // namespace config
