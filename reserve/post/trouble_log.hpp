#pragma once
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "reserve/courier.hpp"
#include "reserve/instant.hpp"
#include "reserve/log.hpp"
#include "reserve/server_notes.hpp"

namespace reserve {

// One line for each kind of trouble at a server, with cause and cure, not one for each retry; again after a
// day, and one when the server works again. What servers wait for together is said once. Thread-safe.
class TroubleLog {
  public:
    explicit TroubleLog(Log& log) : log_(log) {}

    void server_fails(const std::string& server, const Wait& wait, Instant now);
    void server_works(const std::string& server);
    void answer_fails(const std::string& server, const std::string& code, const std::string& words,
                      Instant now);

    // Which fail now, by the kind of trouble that each had last.
    std::vector<ServerPause> failing() const;

  private:
    bool is_news(const std::string& kind, Instant now);

    Log& log_;
    mutable std::mutex mutex_;
    std::map<std::string, Instant> said_;  // kind of trouble, when
    struct Failing {
        ServerPause pause;
        std::string kind;
    };
    std::map<std::string, Failing> failing_;  // by server
};

}  // namespace reserve
