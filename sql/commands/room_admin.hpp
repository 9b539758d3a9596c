#pragma once
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/room.hpp"
#include "sql/commands/refusal.hpp"

namespace sql {

class Readers;
class Writer;

// A room as an administrator writes it; the zone is checked by who reads it.
struct NewRoom {
    std::string name;
    std::string mailbox;
    std::vector<std::string> receiving;
    std::string zone;
    std::string building;
    std::optional<int> capacity;
    std::vector<reserve::RoomSetting> booking{};  // changes of its own settings
};

// What `roomgate rooms` does, beside a running service or without one.
class RoomAdmin {
  public:
    RoomAdmin(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    // A retired room with that mailbox comes back. Refused when one in use has the mailbox or an address.
    std::variant<reserve::RoomId, Refusal> add(const NewRoom& room);
    // All or none. A row whose mailbox is known changes that room.
    std::variant<Imported, RefusedRow> import(std::span<const NewRoom> rows);
    // False when it was retired already. Its addresses are free for others then.
    bool retire(reserve::RoomId room);
    void set(std::span<const reserve::RoomId> rooms, std::span<const reserve::RoomSetting> changes);
    // Items of a paused room wait, and its answers; false: it was so already.
    bool pause(reserve::RoomId room, reserve::Instant now, const std::string& why);
    bool resume(reserve::RoomId room);

    std::vector<reserve::Room> list(bool with_retired);
    // Those with that name, mailbox or receiving address, in any case, or that number; retired ones left out.
    std::vector<reserve::Room> find(const std::string& who);
    std::vector<reserve::Room> find_retired(const std::string& who);

  private:
    Writer& writer_;
    Readers& readers_;
};

}  // namespace sql
