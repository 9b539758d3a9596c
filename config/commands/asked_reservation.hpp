#pragma once
#include <optional>
#include <string>

#include "reserve/room.hpp"
#include "sql/commands/reservation_requests.hpp"

namespace config {

// What the command line of reserve, change and cancel says; nothing: it does not.
struct AskedReservation {
    std::string action;
    std::string room;
    std::optional<std::string> uid{};
    std::optional<std::string> date{};  // of a series
    std::optional<std::string> from{};
    std::optional<std::string> to{};
    std::optional<std::string> rule{};
    std::optional<std::string> requester{};
    std::optional<std::string> subject{};
    std::optional<std::string> note{};
    std::optional<bool> is_private{};
    std::string by;
    int wait_seconds = 10;
};

// As other programs would write it: times are those of the room's zone, and the dates of a rule with an
// end are worked out. Throws with what is wrong in words.
sql::ReservationRequest request_of(const AskedReservation& asked, const reserve::Room& room);

}  // namespace config
