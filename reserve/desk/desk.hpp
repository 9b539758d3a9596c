#pragma once
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "reserve/clock.hpp"
#include "reserve/desk/desk_settings.hpp"
#include "reserve/inbox.hpp"
#include "reserve/ledger.hpp"
#include "reserve/log.hpp"

namespace reserve {

class OrganizerNames;

// The loop between inbox and outbox: takes work items, decides them, books, queues the answers and finishes
// the items, each in one transaction; works out series that other programs ask for; extends series that go on
// as the booking window moves, and moves dates whose time zone rules have changed. What fails waits and is
// tried again, then is parked; it never books and never declines. Any turn may be repeated after a crash.
class Desk {
  public:
    // `decided` is called after commits that may have queued answers: the post wakes. It must not throw.
    // Without `names` an X.500 name of an organizer is no address.
    Desk(Inbox& inbox, Books& books, const Clock& clock, Log& log, DeskSettings settings,
         std::function<void()> decided = {}, OrganizerNames* names = nullptr);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    // One turn: up to poll_quantity items, all in flight at once so that they share commits. Returns how many
    // were taken, when all are settled. Not while the thread runs. Throws when nothing can be taken.
    std::size_t run_once();

    void start();  // a thread of its own; in_doubt.hpp comes before it
    void stop();   // finishes the turn; start() may follow
    void wake();   // there is work
    void pause();  // takes nothing more until resume()
    void resume();
    void apply(DecidingSettings deciding);  // from the next turn on

  private:
    struct Failure {
        Item item;
        std::exception_ptr error;
        bool counted = false;
    };

    void loop();
    bool wait_for_work(std::chrono::milliseconds at_most);
    std::chrono::milliseconds turn();
    void follow_zones();
    void extend_series();
    void work_out_series();
    std::vector<Failure> decide_all(const std::vector<Item>& items);
    void settle_failures();
    void settle(const Failure& failure);
    DecidingSettings deciding();

    Inbox& inbox_;
    Books& books_;
    const Clock& clock_;
    Log& log_;
    DeskSettings settings_;
    const std::function<void()> decided_;
    OrganizerNames* const names_;
    bool zones_compared_ = false;    // since the start, with the rules that were loaded then
    Instant work_out_at_{};          // when series that other programs ask for are looked for again
    std::vector<Failure> failures_;  // not yet put back: the inbox was out of order too

    std::mutex mutex_;            // of what follows, and of settings_.deciding
    Instant extend_at_{};         // when series that go on are looked at again
    Instant compare_zones_at_{};  // and time zone rules
    std::condition_variable woken_or_stop_;
    bool woken_ = false;
    bool paused_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace reserve
