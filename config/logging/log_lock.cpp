#include "config/logging/log_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace config {

std::shared_ptr<LogLock> LogLock::of(const std::string& file, std::shared_ptr<LogLock> held) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return nullptr;
    if (held && held->device_ == found.st_dev && held->number_ == found.st_ino) return held;
    const int opened = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (opened < 0) return nullptr;
    std::shared_ptr<LogLock> lock(new LogLock(opened, found.st_dev, found.st_ino));
    if (::flock(opened, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno != EWOULDBLOCK) return nullptr;
    throw std::runtime_error("another roomgate writes to the log file " + file +
                             ": it runs already (roomgate status), or needs a log file of its own");
}

LogLock::~LogLock() { ::close(file_); }

}  // namespace config
