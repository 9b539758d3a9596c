#pragma once
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "reserve/clock.hpp"
#include "reserve/requester.hpp"
#include "sql/commands/refusal.hpp"
#include "sql/commands/reservations.hpp"

namespace sql {

class Readers;
class Writer;

// A user as an administrator writes it.
struct NewUser {
    std::optional<reserve::ProfileId> id;  // the control number; nothing: the next free one
    std::string first_name;
    std::string last_name;
    std::vector<std::string> addresses;
};

struct ListedUser {
    reserve::ProfileId id{};
    std::string first_name;
    std::string last_name;
    std::vector<reserve::Address> addresses;
    bool external = false;  // made from a requester's address
    bool retired = false;
};

// What `roomgate users` does, beside a running service or without one.
class UserAdmin {
  public:
    UserAdmin(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    // Refused when the id is taken. Several users may share an address: the lowest id counts.
    std::variant<reserve::ProfileId, Refusal> add(const NewUser& user, reserve::Instant now);
    // All or none. A row changes the user with its id; without an id, the active one that holds its first
    // address.
    std::variant<Imported, RefusedRow> import(std::span<const NewUser> rows, reserve::Instant now);
    // False when there is no such user, or it was retired already.
    bool retire(reserve::ProfileId user);

    std::vector<ListedUser> list(bool with_retired);
    // Those with that id or address, retired ones included.
    std::vector<ListedUser> find(const std::string& who);

    // What is booked for a user and not over: the user's calendar.
    std::vector<ListedReservation> reservations(reserve::ProfileId user, reserve::Instant now);

  private:
    Writer& writer_;
    Readers& readers_;
};

}  // namespace sql
