#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reserve/instant.hpp"
#include "sql/commands/refusal.hpp"

namespace sql {

class Connection;
class Readers;
class Writer;

// A row of reservation_request as another program writes it (migration 011 says what each column means). In a
// change, nothing leaves a field as it is and an empty text clears it.
struct ReservationRequest {
    std::string action;  // reserve, change or cancel
    std::string room;    // name or mailbox address
    std::optional<std::string> uid{};
    std::optional<reserve::Instant> recurrence_id{};
    std::optional<reserve::Instant> start{};
    std::optional<reserve::Instant> end{};
    std::optional<std::string> dates{};
    std::optional<std::string> rule{};
    std::optional<std::string> zone{};
    std::optional<std::string> requester{};
    std::optional<std::string> summary{};
    std::optional<std::string> note{};
    std::optional<int> is_private{};
    std::string requested_by{};
};

// What became of one.
struct RequestResult {
    std::int64_t id = 0;
    std::string action;
    std::string room_name;
    std::string uid;
    std::string requested_by;
    reserve::Instant requested_at{};
    std::optional<int>
        code;  // 0 done, 1 failed, 521 gateway offline, 522 Exchange not reachable; nothing: on its way
    std::string words;
    std::string not_booked;  // dates of a series that goes on: what is left out of it, a line each time
};

// The interface of other programs, as the commands use it.
class ReservationRequests {
  public:
    ReservationRequests(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    // Its number, once it is committed; a refusal is that of the database.
    std::variant<std::int64_t, Refusal> insert(const ReservationRequest& request);
    RequestResult result(std::int64_t id);

  private:
    Writer& writer_;
    Readers& readers_;
};

// All about one UID, oldest first.
std::vector<RequestResult> requests_about(Connection& connection, const std::string& uid);

}  // namespace sql
