#pragma once
#include <atomic>
#include <future>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "reserve/courier.hpp"
#include "reserve/directory.hpp"
#include "reserve/log.hpp"
#include "reserve/resync/resync_settings.hpp"

namespace reserve {

// Looks at every room's Exchange calendar: a room in which nothing has changed costs one request, any other
// is compared, and repaired as the settings say. At least once a day each room is compared, as its window
// moves. Servers are looked at side by side, the rooms of one after the other: a server that hangs holds up
// nobody else's.
class ScheduledResync {
  public:
    struct Parts {
        RoomCalendar& calendar;
        const Courier& courier;  // tells which server has a room
        ResyncBook& book;
        Books& books;
        Directory& directory;
        const Clock& clock;
        Log& log;
        std::function<void()> queued{};  // something waits in the outbox
    };
    ScheduledResync(const Parts& parts, const ResyncSettings& settings, const DecidingSettings& deciding);

    // Thread-safe.
    void apply(const DecidingSettings& deciding);

    // Begins to look at all rooms; those of a server at which the last look is not over are passed over. What
    // fails is in the log and is tried again the next time.
    void run();
    // Ends looks after what they are at; those to come do nothing. Thread-safe.
    void stop() { stopping_ = true; }
    // Until the looks under way are over; they hold on to the parts.
    void wait() { servers_.clear(); }

  private:
    using Rooms = std::vector<Room>;
    struct Server {
        std::map<RoomId, std::string> told;  // the same trouble is told once
        std::set<std::string> troubles;      // of the server, in this look
        std::set<std::string> troubles_before;
        std::future<void> look;
    };
    DecidingSettings deciding();
    void look_at(Server& server, const Rooms& rooms);
    void look_at(Server& server, const Room& room, const DecidingSettings& deciding);
    bool compare(Server& server, const Room& room, const DecidingSettings& deciding,
                 std::optional<Direction> direction);
    void tell(Server& server, const Room& room, const ResyncReport& report,
              std::optional<Direction> direction);
    void tell_once(Server& server, const Room& room, const std::string& line, Log::Kind kind);
    // Once for all its rooms, and again only after a look without it.
    void tell_of_server(Server& server, const Room& room, const std::string& line);

    const Parts parts_;
    const ResyncSettings settings_;
    Resync resync_;
    std::mutex mutex_;
    DecidingSettings deciding_;
    std::atomic<bool> stopping_ = false;
    std::map<std::string, Server> servers_;  // by name
};

}  // namespace reserve
