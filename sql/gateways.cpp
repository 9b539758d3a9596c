#include "sql/gateways.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <stdexcept>
#include <system_error>

namespace sql {
namespace {

constexpr std::int64_t leader = 1;  // below the numbers of gateways

struct flock byte_at(std::int64_t number) {
    struct flock byte {};
    byte.l_type = F_WRLCK;
    byte.l_whence = SEEK_SET;
    byte.l_start = number;
    byte.l_len = 1;
    return byte;
}

std::runtime_error trouble_with(const std::filesystem::path& path) {
    return std::runtime_error("cannot lock " + path.string() + ": " + std::generic_category().message(errno));
}

std::int64_t some_number() {
    std::random_device random;
    return std::uniform_int_distribution<std::int64_t>(leader + 1, std::int64_t{1} << 53)(random);
}

// Open file description locks: those of a process are its own also against its other threads' files, and a
// reader that is started does not take them along.
bool lock(int file, std::int64_t number, const std::filesystem::path& path) {
    struct flock byte = byte_at(number);
    if (::fcntl(file, F_OFD_SETLK, &byte) == 0) return true;
    if (errno == EAGAIN || errno == EACCES) return false;
    throw trouble_with(path);
}

}  // namespace

Gateways::Gateways(const std::filesystem::path& database) : path_(database.string() + "-gateways") {}

Gateways::~Gateways() {
    if (file_ >= 0) ::close(file_);
}

int Gateways::file() {
    if (file_ < 0) file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) throw trouble_with(path_);
    return file_;
}

std::int64_t Gateways::own() {
    const std::lock_guard guard(mutex_);
    while (own_ == 0) {
        const std::int64_t number = some_number();
        if (lock(file(), number, path_)) own_ = number;
    }
    return own_;
}

std::optional<std::int64_t> Gateways::living() {
    const std::lock_guard guard(mutex_);
    return own_ == 0 ? std::nullopt : std::optional(own_);
}

bool Gateways::lives(std::int64_t gateway) {
    const std::lock_guard guard(mutex_);
    if (gateway == own_) return true;
    struct flock byte = byte_at(gateway);
    if (::fcntl(file(), F_OFD_GETLK, &byte) != 0) throw trouble_with(path_);
    return byte.l_type != F_UNLCK;
}

bool Gateways::leads() {
    const std::lock_guard guard(mutex_);
    return lock(file(), leader, path_);
}

}  // namespace sql
