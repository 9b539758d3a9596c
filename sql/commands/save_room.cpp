#include "sql/commands/save_room.hpp"

#include "sql/commands/one_line.hpp"
#include "sql/connection/query.hpp"
#include "sql/rooms.hpp"

namespace sql {
namespace {

using reserve::Address;
using reserve::RoomId;

Address address_in(const std::string& text) {
    const auto address = Address::parse(text);
    if (!address) throw Refusal{"\"" + text + "\" is not a mail address"};
    return *address;
}

void check_fields(const NewRoom& room) {
    if (room.name.empty()) throw Refusal{"a room needs a name"};
    require_one_line(room.name, "the name of a room");
    require_one_line(room.building, "the building of a room");
    if (room.zone.empty()) throw Refusal{"a room needs a time zone"};
    if (room.capacity && *room.capacity < 1) throw Refusal{"the capacity must be at least 1"};
}

struct KnownRoom {
    RoomId id{};
    bool retired = false;
};

// The one in use; else the one retired last.
constexpr auto select_by_mailbox = R"(
    SELECT room_id, retired FROM room WHERE mailbox_key = :key ORDER BY retired, room_id DESC LIMIT 1)";

std::optional<KnownRoom> known_room(Connection& connection, const Address& mailbox) {
    KnownRoom known;
    int retired = 0;
    Query query(connection, select_by_mailbox, soci::use(mailbox.key()), soci::into(known.id),
                soci::into(retired));
    if (!query.next()) return std::nullopt;
    known.retired = retired == 1;
    return known;
}

constexpr auto insert_room = R"(
    INSERT INTO room (name, mailbox, mailbox_key, zone, building, capacity)
    VALUES (:name, :mailbox, :key, :zone, :building, :capacity) RETURNING room_id)";

constexpr auto update_room = R"(
    UPDATE room SET name = :name, mailbox = :mailbox, mailbox_key = :key, zone = :zone, building = :building,
           capacity = :capacity, retired = 0
    WHERE room_id = :room)";

RoomId insert(Connection& connection, const NewRoom& room, const Address& mailbox) {
    RoomId id{};
    Query query(connection, insert_room, soci::use(room.name), soci::use(mailbox.text()),
                soci::use(mailbox.key()), soci::use(room.zone), soci::use(room.building),
                soci::use(room.capacity), soci::into(id));
    while (query.next()) continue;
    return id;
}

void update(Connection& connection, RoomId id, const NewRoom& room, const Address& mailbox) {
    run(connection, update_room, soci::use(room.name), soci::use(mailbox.text()), soci::use(mailbox.key()),
        soci::use(room.zone), soci::use(room.building), soci::use(room.capacity), soci::use(id));
}

// What a row of an import leaves empty stays as it is.
NewRoom completed(NewRoom room, const reserve::Room& stored) {
    if (room.building.empty()) room.building = stored.building;
    if (!room.capacity) room.capacity = stored.capacity;
    if (!room.receiving.empty()) return room;
    for (const Address& address : stored.receiving) room.receiving.push_back(address.text());
    return room;
}

constexpr auto select_other_owner = R"(
    SELECT name FROM room
    WHERE retired = 0 AND room_id <> :room
      AND (mailbox_key = :key OR room_id = (SELECT room_id FROM room_address WHERE address_key = :key)))";

void require_free(Connection& connection, RoomId room, const Address& address) {
    std::string owner;
    Query query(connection, select_other_owner, soci::use(room), soci::use(address.key()), soci::into(owner));
    if (query.next()) throw Refusal{address.text() + " belongs to the room \"" + owner + "\""};
}

constexpr auto delete_addresses = "DELETE FROM room_address WHERE room_id = :room";
// The former owner is retired, else require_free had refused.
constexpr auto insert_address = R"(
    INSERT INTO room_address (address_key, address, room_id) VALUES (:key, :address, :room)
    ON CONFLICT (address_key) DO UPDATE SET address = excluded.address, room_id = excluded.room_id)";

void set_addresses(Connection& connection, RoomId room, const std::vector<std::string>& receiving) {
    run(connection, delete_addresses, soci::use(room));
    for (const std::string& text : receiving) {
        const Address address = address_in(text);
        require_free(connection, room, address);
        run(connection, insert_address, soci::use(address.key()), soci::use(address.text()), soci::use(room));
    }
}

constexpr auto put_setting = R"(
    INSERT INTO room_setting (room_id, name, value) VALUES (:room, :name, :value)
    ON CONFLICT (room_id, name) DO UPDATE SET value = excluded.value)";
constexpr auto delete_setting = "DELETE FROM room_setting WHERE room_id = :room AND name = :name";

}  // namespace

void save_settings(Connection& connection, RoomId room, std::span<const reserve::RoomSetting> changes) {
    for (const reserve::RoomSetting& change : changes) {
        if (change.value)
            run(connection, put_setting, soci::use(room), soci::use(change.name), soci::use(*change.value));
        else
            run(connection, delete_setting, soci::use(room), soci::use(change.name));
    }
}

SavedRoom save_room(Connection& connection, const NewRoom& asked, KnownMailbox known) {
    check_fields(asked);
    const Address mailbox = address_in(asked.mailbox);
    const auto found = known_room(connection, mailbox);
    const bool in_use = found && !found->retired;
    if (in_use && known == KnownMailbox::refuse) {
        throw Refusal{"there is a room with the mailbox " + mailbox.text() + " already"};
    }
    const NewRoom room = in_use ? completed(asked, find_room(connection, found->id).value()) : asked;
    require_free(connection, found ? found->id : RoomId{0}, mailbox);
    const RoomId id = found ? found->id : insert(connection, room, mailbox);
    if (found) update(connection, id, room, mailbox);
    set_addresses(connection, id, room.receiving);
    save_settings(connection, id, room.booking);
    return {id, !in_use};
}

}  // namespace sql
