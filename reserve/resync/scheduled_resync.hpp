#pragma once
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "reserve/directory.hpp"
#include "reserve/log.hpp"
#include "reserve/resync/resync_settings.hpp"

namespace reserve {

// Looks at every room's Exchange calendar: a room in which nothing has changed costs one request, any other
// is compared, and repaired as the settings say. At least once a day each room is compared, as its window
// moves. Thread-safe.
class ScheduledResync {
  public:
    struct Parts {
        RoomCalendar& calendar;
        ResyncBook& book;
        Books& books;
        Directory& directory;
        const Clock& clock;
        Log& log;
        std::function<void()> queued{};  // something waits in the outbox
    };
    ScheduledResync(const Parts& parts, const ResyncSettings& settings, const DecidingSettings& deciding);

    void apply(const DecidingSettings& deciding);

    // All rooms, once; what fails is in the log and is tried again the next time.
    void run();
    // Ends a run after what it is at; those to come do nothing.
    void stop() { stopping_ = true; }

  private:
    void look_at(const Room& room, const DecidingSettings& deciding);
    bool compare(const Room& room, const DecidingSettings& deciding, std::optional<Direction> direction);
    void tell(const Room& room, const ResyncReport& report, std::optional<Direction> direction);
    void tell_once(const Room& room, const std::string& line, Log::Kind kind);
    // Once for all its rooms, and again only after a run without it.
    void tell_of_server(const Room& room, const std::string& line);

    const Parts parts_;
    const ResyncSettings settings_;
    Resync resync_;
    std::mutex mutex_;
    DecidingSettings deciding_;
    std::map<RoomId, std::string> told_;  // the same trouble is told once
    std::set<std::string> troubles_;      // of servers, in this run
    std::set<std::string> troubles_before_;
    std::atomic<bool> stopping_ = false;
};

}  // namespace reserve
