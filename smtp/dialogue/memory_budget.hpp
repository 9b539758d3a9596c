#pragma once
#include <cstdint>

namespace smtp {

// Memory that all sessions together may hold in messages that are not yet stored. Of one thread.
class MemoryBudget {
  public:
    explicit MemoryBudget(std::uint64_t octets) : limit_(octets) {}

    void set_limit(std::uint64_t octets) { limit_ = octets; }
    bool has_room_for(std::uint64_t octets) const { return used_ <= limit_ && octets <= limit_ - used_; }
    bool take(std::uint64_t octets) {
        if (!has_room_for(octets)) return false;
        used_ += octets;
        return true;
    }
    void give_back(std::uint64_t octets) { used_ -= octets; }
    std::uint64_t used() const { return used_; }

  private:
    std::uint64_t limit_;
    std::uint64_t used_ = 0;
};

}  // namespace smtp
