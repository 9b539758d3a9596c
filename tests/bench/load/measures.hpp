#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace bench {

using Milliseconds = std::int64_t;  // UTC

Milliseconds now_ms();

// How far a gateway is, read from its database by a connection of our own.
struct Progress {
    std::int64_t stored = 0;   // messages
    std::int64_t decided = 0;  // items with a final status
    std::int64_t queued = 0;   // answers
    std::int64_t booked = 0;   // occurrences
};
Progress progress_of(const std::string& database);

// Puts a mail into the simulator's room mailbox, without a forward.
void deliver(const std::string& control_url, const std::string& mailbox, const std::string& raw);

// Answers that organizers got since the call before: UID and when.
class OrganizerMail {
  public:
    explicit OrganizerMail(std::string control_url) : url_(std::move(control_url)) {}
    const std::map<std::string, Milliseconds>& fetch();

  private:
    std::string url_;
    std::uint64_t last_ = 0;
    std::map<std::string, Milliseconds> at_;
};

// Peak resident memory of a process in KiB, with its children; 0 when it is not there.
std::int64_t peak_memory_kib(int pid);

// Of values in any order; 0 when there are none.
Milliseconds percentile(std::vector<Milliseconds> values, double share);

}  // namespace bench
