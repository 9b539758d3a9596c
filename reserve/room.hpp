#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/address.hpp"

namespace reserve {

enum class RoomId : std::int64_t {};

// A room as the directory holds it.
struct Room {
    RoomId id{};
    std::string name;
    Address mailbox;                 // the Exchange mailbox: used with EWS, and what stands in ATTENDEE
    std::vector<Address> receiving;  // forwarding targets and aliases; where its requests arrive
    std::string zone;                // Olson name; floating and all-day times are read in it
    std::string building;            // empty: not known
    std::optional<int> capacity;     // persons
    bool paused = false;             // its items wait
    bool retired = false;            // found by its id only; books nothing more
    // Booking settings of its own, which count before those of the file: "name = value" a line, as there.
    std::string booking{};
};

// A change of one of them. No value: that of the file counts again.
struct RoomSetting {
    std::string name;
    std::optional<std::string> value;
};

}  // namespace reserve
