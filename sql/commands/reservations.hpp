#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/meeting.hpp"
#include "reserve/message.hpp"

namespace sql {

class Connection;

struct ListedRequester {
    reserve::ProfileId id{};
    std::string name;
    std::string address;  // the first one; empty: none
};

// A reservation, as the room's calendar and the requester's show it.
struct ListedReservation {
    reserve::RoomId room{};
    std::string room_name;
    std::string uid;
    std::string organizer;
    std::optional<ListedRequester> requester;
    std::string booked_by;  // who sent it in the organizer's name; empty: the organizer
    int dates = 0;
    reserve::Instant first_at{};
    reserve::Instant last_at{};
};

// By room and first date.
std::vector<ListedReservation> reservations_of(Connection& connection, reserve::MessageId message);
std::vector<ListedReservation> reservations_of(Connection& connection, const std::string& uid);
// Those that are not over.
std::vector<ListedReservation> reservations_of(Connection& connection, reserve::ProfileId requester,
                                               reserve::Instant now);

}  // namespace sql
