#include "sql/rooms.hpp"

#include <stdexcept>

#include "sql/connection/query.hpp"

namespace sql {
namespace {

using reserve::Address;
using reserve::Room;
using reserve::RoomId;

constexpr auto select_receiving = "SELECT address FROM room_address WHERE room_id = :room ORDER BY rowid";

std::vector<Address> receiving(Connection& connection, RoomId room) {
    std::vector<Address> addresses;
    std::string text;
    Query query(connection, select_receiving, soci::use(room), soci::into(text));
    while (query.next()) addresses.push_back(stored_address(text));
    return addresses;
}

constexpr auto select_room = R"(
    SELECT name, mailbox, zone, building, capacity, paused,
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
    std::string name, mailbox, zone, building;
    std::optional<int> capacity;
    int paused = 0;
    std::optional<std::string> booking;
    Query query(connection, select_room, soci::use(id), soci::into(name), soci::into(mailbox),
                soci::into(zone), soci::into(building), soci::into(capacity), soci::into(paused),
                soci::into(booking));
    if (!query.next()) return std::nullopt;
    return Room{id,       name,        stored_address(mailbox), receiving(connection, id), zone, building,
                capacity, paused == 1, booking.value_or("")};
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
