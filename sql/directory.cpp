#include "sql/directory.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/profiles.hpp"
#include "sql/rooms.hpp"

namespace sql {

using reserve::Address;
using reserve::ProfileId;
using reserve::Room;
using reserve::RoomId;
using reserve::StoredOrganizer;

std::optional<Room> Directory::room_at(const Address& address) {
    return readers_.read([&](Connection& connection) { return find_room(connection, address); });
}

std::optional<Room> Directory::room(RoomId id) {
    return readers_.read([&](Connection& connection) { return find_room(connection, id); });
}

std::vector<Room> Directory::rooms() {
    return readers_.read([](Connection& connection) { return rooms_in_use(connection); });
}

std::vector<reserve::Profile> Directory::profiles(const Address& address) {
    return readers_.read([&](Connection& connection) { return find_profiles(connection, address); });
}

namespace {

constexpr auto select_organizer = R"(
    SELECT organizer, profile_id, found_by_address FROM reservation WHERE room_id = :room AND uid = :uid)";

std::optional<StoredOrganizer> stored_organizer(Connection& connection, RoomId room, const std::string& uid) {
    StoredOrganizer organizer;
    std::optional<ProfileId> profile;
    int found_by_address = 0;
    Query query(connection, select_organizer, soci::use(room), soci::use(uid), soci::into(organizer.address),
                soci::into(profile), soci::into(found_by_address));
    if (!query.next()) return std::nullopt;
    if (profile && found_by_address == 1) organizer.profile_addresses = addresses_of(connection, *profile);
    return organizer;
}

}  // namespace

std::optional<StoredOrganizer> Directory::organizer_of(RoomId room, const std::string& uid) {
    return readers_.read([&](Connection& connection) { return stored_organizer(connection, room, uid); });
}

}  // namespace sql
