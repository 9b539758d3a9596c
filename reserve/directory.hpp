#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/address.hpp"
#include "reserve/requester.hpp"
#include "reserve/room.hpp"

namespace reserve {

// The organizer of a meeting that is booked, and whose profile it was booked for.
struct StoredOrganizer {
    std::string address;
    std::vector<Address> profile_addresses;  // of a profile that was found by its own address (ruling 12)
};

// Rooms and users, read afresh at each call, never from a cache. Thread-safe; blocks on the disk. Throws
// when the database cannot be read.
class Directory {
  public:
    virtual ~Directory() = default;

    // The room with that receiving address or mailbox, retired ones left out.
    virtual std::optional<Room> room_at(const Address& address) = 0;
    virtual std::optional<Room> room(RoomId id) = 0;
    virtual std::vector<Room> rooms() = 0;

    // All profiles that hold the address, retired ones included.
    virtual std::vector<Profile> profiles(const Address& address) = 0;

    virtual std::optional<StoredOrganizer> organizer_of(RoomId room, const std::string& uid) = 0;
};

}  // namespace reserve
