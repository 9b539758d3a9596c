#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace gateway {

// What a command printed, and its exit code; a signal is 128 and its number.
struct Output {
    int exit_code = 0;
    std::string out;
    std::string err;
};

// Runs roomgate with these arguments and `input` on its standard input, to its end.
Output run_roomgate(const std::vector<std::string>& arguments, const std::string& input = {});

// `roomgate serve` as a process of its own; what it logs or prints goes to a file.
class Program {
  public:
    Program(const std::filesystem::path& config, const std::filesystem::path& log)
        : Program(std::vector<std::string>{"serve", "--config", config.string()}, log) {}
    // Another command.
    Program(const std::vector<std::string>& arguments, const std::filesystem::path& log);
    ~Program();  // kills it if it still runs
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void signal(int number);
    int wait();  // exit code, or 128 and the signal
    bool running();

  private:
    int pid_ = -1;
    int status_ = -1;
};

}  // namespace gateway
