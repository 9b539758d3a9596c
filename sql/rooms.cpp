#include "sql/rooms.hpp"

#include <stdexcept>

#include "sql/connection/query.hpp"
#include "sql/connection/statement.hpp"

namespace sql {
namespace {

using reserve::Address;
using reserve::Room;
using reserve::RoomId;

constexpr auto select_receiving = "SELECT address FROM room_address WHERE room_id = :room ORDER BY rowid";

std::vector<Address> receiving(Connection& connection, RoomId room) {
    std::vector<Address> addresses;
    Statement statement(connection, select_receiving, room);
    while (statement.next()) addresses.push_back(stored_address(statement.text(0)));
    return addresses;
}

constexpr auto select_room = R"(
    SELECT name, mailbox, zone, building, capacity, paused, retired,
           (SELECT group_concat(setting.name || ' = ' || value, char(10)) FROM room_setting setting
            WHERE setting.room_id = room.room_id)
    FROM room WHERE room_id = :room)";

constexpr auto select_by_receiving = R"(
    SELECT room_id FROM room_address JOIN room USING (room_id) WHERE address_key = :key AND retired = 0)";
constexpr auto select_by_mailbox = "SELECT room_id FROM room WHERE mailbox_key = :key AND retired = 0";
constexpr auto select_in_use = "SELECT room_id FROM room WHERE retired = 0 ORDER BY name, room_id";

// The query stays open around the others, so that all see the same state and SQLite takes its locks once.
std::optional<Room> room_by(Connection& connection, std::string_view text, const Address& address) {
    RoomId id{};
    Query query(connection, text, soci::use(address.key()), soci::into(id));
    return query.next() ? find_room(connection, id) : std::nullopt;
}

}  // namespace

Address stored_address(const std::string& text) {
    auto address = Address::parse(text);
    if (!address) throw std::runtime_error("the database holds \"" + text + "\", which is no address");
    return *std::move(address);
}

std::optional<Room> find_room(Connection& connection, RoomId id) {
    Statement row(connection, select_room, id);
    if (!row.next()) return std::nullopt;
    return Room{.id = id,
                .name = row.text(0),
                .mailbox = stored_address(row.text(1)),
                .receiving = receiving(connection, id),
                .zone = row.text(2),
                .building = row.text(3),
                .capacity = row.is_null(4) ? std::nullopt : std::optional(static_cast<int>(row.number(4))),
                .paused = row.number(5) == 1,
                .retired = row.number(6) == 1,
                .booking = row.text(7)};
}

std::optional<Room> find_room(Connection& connection, const Address& address) {
    if (auto room = room_by(connection, select_by_receiving, address)) return room;
    return room_by(connection, select_by_mailbox, address);
}

std::vector<Room> rooms_in_use(Connection& connection) {
    std::vector<RoomId> ids;
    RoomId id{};
    {
        Query query(connection, select_in_use, soci::into(id));
        while (query.next()) ids.push_back(id);
    }
    std::vector<Room> rooms;
    for (const RoomId each : ids) {
        if (auto room = find_room(connection, each)) rooms.push_back(*std::move(room));
    }
    return rooms;
}

}  // namespace sql
