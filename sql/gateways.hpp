#pragma once
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>

namespace sql {

// The gateways that run on one database. Each holds a lock in a file beside it, which the kernel lets go of
// when the process ends, however it ends: nobody has to wait until a lease is over. (What advisory locks are
// in PostgreSQL.) Thread-safe.
class Gateways {
  public:
    explicit Gateways(const std::filesystem::path& database);
    ~Gateways();
    Gateways(const Gateways&) = delete;
    Gateways& operator=(const Gateways&) = delete;

    std::int64_t own();  // number of this one, which lives from the first call on
    // The same where it lives; commands do not.
    std::optional<std::int64_t> living();
    bool lives(std::int64_t gateway);
    // Whether this is the one among them that does what only one may do; then it is so until it ends.
    bool leads();

  private:
    int file();

    const std::filesystem::path path_;
    std::mutex mutex_;
    int file_ = -1;
    std::int64_t own_ = 0;
};

}  // namespace sql
