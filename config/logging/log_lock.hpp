#pragma once
#include <sys/types.h>

#include <memory>
#include <string>

namespace config {

// Says that a log file is this process's: another gateway does not write into it. Kept for as long as it is
// held, and let go of by the kernel with the process.
class LogLock {
  public:
    // Of an open log file; `held` is taken again where it is of the same file. Null where nothing is to be
    // locked: a device, a pipe, a file system without locks. Throws std::runtime_error when another process
    // has it.
    static std::shared_ptr<LogLock> of(const std::string& file, std::shared_ptr<LogLock> held);

    ~LogLock();
    LogLock(const LogLock&) = delete;
    LogLock& operator=(const LogLock&) = delete;

  private:
    LogLock(int file, dev_t device, ino_t number) : file_(file), device_(device), number_(number) {}

    const int file_;
    const dev_t device_;
    const ino_t number_;
};

}  // namespace config
