#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "reserve/courier.hpp"

namespace reserve {

// How much may be in the air for each server: nothing while it pauses, one answer until it works (again),
// then one more with each that arrives, up to what its route says. So a wrong password goes out once for each
// pause, and what has gathered in an outage comes in no burst. Thread-safe.
class Lanes {
  public:
    bool enter(const Route& route, Instant now);  // whether one more may go; then leave() must follow
    void leave(const std::string& server);

    // The server is in trouble. Returns how often in a row it was before; what fails together counts once.
    int failed(const std::string& server, Instant now);
    struct Why {
        std::string code;
        std::string words;
    };
    void pause(const std::string& server, Instant until, Why why = {});
    // Why it is paused; nothing when it is not.
    std::optional<Why> paused(const std::string& server, Instant now) const;
    void worked(const std::string& server);
    void end_pauses();  // of all servers

    Instant paused_until(const std::string& server) const;
    // When the next pause ends that is not over yet.
    std::optional<Instant> next_end(Instant now) const;

  private:
    struct Lane {
        int in_air = 0;
        int failures = 0;
        int at_once = 1;  // of what the route says
        Instant paused_until{};
        Why why;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Lane> lanes_;
};

}  // namespace reserve
