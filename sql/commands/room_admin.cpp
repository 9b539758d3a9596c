#include "sql/commands/room_admin.hpp"

#include <set>

#include "reserve/folded.hpp"
#include "sql/commands/save_room.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"
#include "sql/rooms.hpp"

namespace sql {

using reserve::RoomId;

std::variant<RoomId, Refusal> RoomAdmin::add(const NewRoom& room) {
    RoomId id{};
    try {
        writer_.run(Writer::Lane::desk, [&](Connection& connection) {
            id = save_room(connection, room, KnownMailbox::refuse).id;
        });
    } catch (const Refusal& refusal) {
        return refusal;
    }
    return id;
}

std::variant<Imported, RefusedRow> RoomAdmin::import(std::span<const NewRoom> rows) {
    Imported imported;
    std::size_t row = 0;
    try {
        writer_.run(Writer::Lane::desk, [&](Connection& connection) {
            std::set<RoomId> written;
            for (; row < rows.size(); ++row) {
                const SavedRoom saved = save_room(connection, rows[row], KnownMailbox::change);
                if (!written.insert(saved.id).second) throw Refusal{"a row above has the same mailbox"};
                ++(saved.added ? imported.added : imported.changed);
            }
        });
    } catch (const Refusal& refusal) {
        return RefusedRow{row, refusal.words};
    }
    return imported;
}

namespace {

// Nobody could resume it any more: what has come for it would wait for ever.
constexpr auto mark_retired = R"(
    UPDATE room SET retired = 1, paused = 0, paused_at = NULL, paused_why = ''
    WHERE room_id = :room AND retired = 0)";

}  // namespace

bool RoomAdmin::retire(RoomId room) {
    bool retired = false;
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        retired = run(connection, mark_retired, soci::use(room)) == 1;
    });
    return retired;
}

void RoomAdmin::set(std::span<const RoomId> rooms, std::span<const reserve::RoomSetting> changes) {
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        for (const RoomId room : rooms) save_settings(connection, room, changes);
    });
}

namespace {

constexpr auto mark_paused = R"(
    UPDATE room SET paused = 1, paused_at = :now, paused_why = :why WHERE room_id = :room AND paused = 0)";

constexpr auto mark_resumed = R"(
    UPDATE room SET paused = 0, paused_at = NULL, paused_why = '' WHERE room_id = :room AND paused = 1)";

}  // namespace

bool RoomAdmin::pause(RoomId room, reserve::Instant now, const std::string& why) {
    bool changed = false;
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        changed = run(connection, mark_paused, soci::use(now), soci::use(why), soci::use(room)) == 1;
    });
    return changed;
}

bool RoomAdmin::resume(RoomId room) {
    bool changed = false;
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        changed = run(connection, mark_resumed, soci::use(room)) == 1;
    });
    return changed;
}

namespace {

constexpr auto select_rooms = R"(
    SELECT room_id FROM room WHERE retired <= :with_retired ORDER BY name, room_id)";

std::vector<reserve::Room> list_rooms(Connection& connection, bool with_retired) {
    const int most = with_retired ? 1 : 0;
    std::vector<reserve::Room> rooms;
    RoomId id{};
    Query query(connection, select_rooms, soci::use(most), soci::into(id));
    while (query.next()) {
        if (auto room = find_room(connection, id)) rooms.push_back(*std::move(room));
    }
    return rooms;
}

constexpr auto select_candidates = R"(
    SELECT room_id, name,
           mailbox_key = :key OR CAST(room_id AS TEXT) = :who
           OR room_id IN (SELECT room_id FROM room_address WHERE address_key = :key)
    FROM room WHERE retired = :retired ORDER BY room_id)";

std::vector<reserve::Room> find_rooms(Connection& connection, const std::string& who, bool retired) {
    const int wanted = retired ? 1 : 0;
    const auto address = reserve::Address::parse(who);
    const std::string key = address ? address->key() : "";
    const std::string called = reserve::folded(who);
    std::vector<reserve::Room> rooms;
    RoomId id{};
    std::string name;
    int is_meant = 0;
    Query query(connection, select_candidates, soci::use(key), soci::use(who), soci::use(wanted),
                soci::into(id), soci::into(name), soci::into(is_meant));
    while (query.next()) {
        if (is_meant == 0 && reserve::folded(name) != called) continue;
        if (auto room = find_room(connection, id)) rooms.push_back(*std::move(room));
    }
    return rooms;
}

}  // namespace

std::vector<reserve::Room> RoomAdmin::list(bool with_retired) {
    return readers_.read([&](Connection& connection) { return list_rooms(connection, with_retired); });
}

std::vector<reserve::Room> RoomAdmin::find(const std::string& who) {
    return readers_.read([&](Connection& connection) { return find_rooms(connection, who, false); });
}

std::vector<reserve::Room> RoomAdmin::find_retired(const std::string& who) {
    return readers_.read([&](Connection& connection) { return find_rooms(connection, who, true); });
}

}  // namespace sql
