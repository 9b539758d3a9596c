#pragma once
#include <sys/types.h>

#include <string>

#include "tests/config/program.hpp"

namespace config {

// `roomgate serve` as a process of its own, on a free port of the loopback address.
class RunningService {
  public:
    // Returns when it listens, or has ended. The first of more_settings stand in [smtp].
    explicit RunningService(const std::string& more_settings = {});
    ~RunningService();
    RunningService(const RunningService&) = delete;
    RunningService& operator=(const RunningService&) = delete;

    void signal(int number) const;
    int wait();                                     // for its end; the exit code, or 128 and the signal
    bool log_says(const std::string& words) const;  // waits for it
    std::string log() const;
    pid_t process() const { return process_; }
    std::string errors() const;  // what it wrote to standard error

    // Settings as the constructor writes them, with others than those.
    void write_settings(const std::string& more_settings) const;

    // The dialogue over one connection: sends a line, returns the last line of the reply to it.
    std::string ask(const std::string& line);

    Program roomgate;

  private:
    void connect();
    std::string reply();

    pid_t process_ = -1;
    int connection_ = -1;
    std::string received_;
};

std::string text_of(const std::filesystem::path& file);

// `roomgate serve` where it cannot start; `out` has what it wrote to standard error.
Ended serve_to_its_end(const std::string& settings_file, const std::string& options = {});

}  // namespace config
