#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "reserve/address.hpp"
#include "reserve/room.hpp"

namespace reserve {

// The rooms that were found a moment ago, so that in a burst one lookup serves all who ask for the same
// address. Thread-safe.
class FoundRooms {
  public:
    using Time = std::chrono::steady_clock::time_point;
    // Shorter than it takes to change a room and to send it a message.
    static constexpr std::chrono::milliseconds moment{20};

    std::optional<RoomId> at(const Address& address, Time now) const;
    void add(const Address& address, RoomId room, Time now);

  private:
    struct Found {
        RoomId room;
        Time until;
    };

    mutable std::mutex mutex_;
    std::map<std::string, Found, std::less<>> by_address_;  // as it was spelled
};

}  // namespace reserve
