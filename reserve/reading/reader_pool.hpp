#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "reserve/reading/reader.hpp"

namespace reserve {

struct ReaderPoolSettings {
    std::vector<std::string> command;  // path and arguments of a program that calls serve_reader(0)
    std::size_t processes = 2;
    std::chrono::milliseconds time_limit{5000};      // by the clock, a message
    std::chrono::milliseconds cpu_limit{2000};       // of computing, a message
    std::uint64_t memory_limit = 512 * 1024 * 1024;  // octets beside what the program itself takes
    bool confined = true;      // limits on memory and system calls; off for sanitizers, which need more
    std::size_t queue = 1024;  // messages that wait for a process; beyond, read() waits
};

// Reads messages in child processes that were started beforehand. A process that dies, takes too long or
// answers nonsense costs the one message it had, and is replaced in the background.
class ReaderPool final : public Reader {
  public:
    explicit ReaderPool(ReaderPoolSettings settings);
    // Ends the processes. What was not read fails as not tried.
    ~ReaderPool() override;

    // Waits while the queue is full; so not to be called from `done`. `done` runs on a thread of the pool,
    // and a process waits for its return.
    void read(std::shared_ptr<const std::string> raw, Instant received_at, bool null_sender,
              std::function<void(ReadResult)> done) override;

  private:
    struct Members;
    std::unique_ptr<Members> members_;
};

}  // namespace reserve
