#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "reserve/clock.hpp"
#include "reserve/log.hpp"
#include "reserve/notice.hpp"

namespace reserve {

struct MessengerSettings {
    std::chrono::seconds retry_after{60};  // doubled with each failure ...
    std::chrono::seconds retry_at_most{3600};
    std::chrono::seconds look_again_after{5};  // also for what other programs made
    std::chrono::seconds in_doubt_for{150};    // until one that may be under way is sent again
};

// The loop that hands notices to the relay. What the relay does not take waits and is tried again, for as
// long as it is still true. A turn may be repeated after a crash: what is not known to be sent is sent again,
// until the relay gives it up.
class Messenger {
  public:
    Messenger(NoticeBox& box, Relay& relay, const Clock& clock, Log& log, MessengerSettings settings = {});
    ~Messenger();
    Messenger(const Messenger&) = delete;
    Messenger& operator=(const Messenger&) = delete;

    // Sends what is due; how many were tried. Not while the thread runs.
    std::size_t run_once();

    void start();
    void stop();
    void wake();

  private:
    bool wait_for_work();
    void loop();
    void carry(const Notice& notice);
    void wait_with(const Notice& notice, const NoticeTrouble& trouble);

    NoticeBox& box_;
    Relay& relay_;
    const Clock& clock_;
    Log& log_;
    const MessengerSettings settings_;
    std::string told_;  // the trouble that was written last: once, not for each notice and each try
    std::mutex mutex_;
    std::condition_variable woken_or_stop_;
    bool woken_ = true;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace reserve
