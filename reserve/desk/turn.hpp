#pragma once
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "reserve/desk/work.hpp"
#include "reserve/inbox.hpp"
#include "reserve/log.hpp"

namespace reserve {

class OrganizerNames;

// How one item of a turn ended.
struct TurnResult {
    std::exception_ptr error;
    bool at_fault = false;  // the item itself made its deciding fail; else the database did
};

// Decides items at the same time, so that they share commits, and waits for all.
class Turn {
  public:
    // names: nullptr where X.500 names of organizers are no addresses.
    Turn(Books& books, Log& log, const DecidingSettings& settings, Instant now, OrganizerNames* names)
        : books_(books), log_(log), settings_(settings), now_(now), names_(names) {}

    // One result for each item, in their order.
    std::vector<TurnResult> decide(const std::vector<Item>& items);

  private:
    struct Progress;
    void submit(const std::shared_ptr<Progress>& progress);
    void transact(const std::shared_ptr<Progress>& progress);
    void log(const Progress& progress);
    void ended(Progress& progress, std::exception_ptr error);

    Books& books_;
    Log& log_;
    const DecidingSettings& settings_;
    const Instant now_;
    OrganizerNames* const names_;
    std::mutex mutex_;
    std::condition_variable all_ended_;
    std::size_t open_ = 0;
};

}  // namespace reserve
