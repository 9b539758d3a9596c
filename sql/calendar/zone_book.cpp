#include "sql/calendar/zone_book.hpp"

#include <sstream>

#include "sql/calendar/queue_answer.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/statement.hpp"

namespace sql {
namespace {

using namespace reserve;

std::string text_of(const ZoneOffsets& offsets) {
    std::string text;
    for (const ZoneOffset& offset : offsets)
        text += (text.empty() ? "" : ",") + std::to_string(offset.since.time_since_epoch().count()) + ':' +
                std::to_string(offset.offset.count());
    return text;
}

ZoneOffsets offsets_from(const std::string& text) {
    ZoneOffsets offsets;
    std::istringstream in(text);
    long long since = 0, offset = 0;
    for (char between = 0; in >> since >> between >> offset; in >> between)
        offsets.push_back({Instant(std::chrono::seconds(since)), std::chrono::seconds(offset)});
    return offsets;
}

constexpr auto select_rules = "SELECT zone, offsets FROM zone_rules";

// Of a zone that was not known before no booking can be.
constexpr auto put_rules = R"(
    INSERT INTO zone_rules (zone, offsets) VALUES (:zone, :offsets)
    ON CONFLICT (zone) DO UPDATE SET before = offsets, offsets = excluded.offsets)";

constexpr auto forget_before = "UPDATE zone_rules SET before = NULL WHERE before IS NOT NULL";

constexpr auto list_rooms = R"(
    INSERT INTO zone_move_room (room_id, later)
    SELECT room_id, :later FROM room WHERE EXISTS (SELECT 1 FROM zone_rules WHERE before IS NOT NULL))";

constexpr auto select_changing = "SELECT zone, before, offsets FROM zone_rules WHERE before IS NOT NULL";

constexpr auto select_concerned = R"(
    SELECT EXISTS (SELECT 1 FROM zone_move_room WHERE room_id = :room)
        OR EXISTS (SELECT 1 FROM zone_move WHERE room_id = :room))";

constexpr auto select_rooms =
    "SELECT room_id FROM zone_move_room UNION SELECT room_id FROM zone_move ORDER BY room_id";

constexpr auto list_meetings = R"(
    INSERT INTO zone_move (room_id, uid, position)
    SELECT reservation.room_id, uid, iif(later, -max(start_at), min(start_at))
    FROM zone_move_room JOIN reservation USING (room_id) JOIN occurrence USING (reservation_id)
    WHERE zone_move_room.room_id = :room AND end_at > :now
    GROUP BY reservation_id)";

constexpr auto room_is_listed = "DELETE FROM zone_move_room WHERE room_id = :room";

constexpr auto select_meetings = R"(
    SELECT uid FROM zone_move WHERE room_id = :room ORDER BY put_off, position LIMIT :at_most)";

constexpr auto select_put_off = "SELECT put_off FROM zone_move WHERE room_id = :room AND uid = :uid";
constexpr auto update_put_off = "UPDATE zone_move SET put_off = 1 WHERE room_id = :room AND uid = :uid";
constexpr auto delete_move = "DELETE FROM zone_move WHERE room_id = :room AND uid = :uid";

constexpr auto put_stuck = R"(
    INSERT OR REPLACE INTO stuck_date (room_id, uid, recurrence_id, wanted_start_at, wanted_end_at, found_at)
    VALUES (:room, :uid, :recurrence_id, :start, :end, :now))";

constexpr auto delete_stuck = "DELETE FROM stuck_date WHERE room_id = :room AND uid = :uid";

constexpr auto rename_approval = R"(
    UPDATE approval SET recurrence_id = :named
    WHERE room_id = :room AND uid = :uid AND recurrence_id = :recurrence_id AND state = 'pending')";

constexpr auto select_version = "SELECT version FROM tzdata_version";

constexpr auto put_tzdata_version = R"(
    INSERT INTO tzdata_version (only, version) VALUES (1, :version)
    ON CONFLICT (only) DO UPDATE SET version = excluded.version)";

}  // namespace

std::vector<ZoneRules> ZoneBook::rules() {
    std::vector<ZoneRules> all;
    std::string zone, offsets;
    Query query(connection_, select_rules, soci::into(zone), soci::into(offsets));
    while (query.next()) all.push_back({zone, offsets_from(offsets)});
    return all;
}

std::string ZoneBook::version() {
    std::string version;
    Query query(connection_, select_version, soci::into(version));
    return query.next() ? version : std::string();
}

void ZoneBook::put_version(const std::string& version) {
    run(connection_, put_tzdata_version, soci::use(version));
}

void ZoneBook::change(const std::vector<ZoneRules>& rules, bool later) {
    run(connection_, forget_before);
    for (const ZoneRules& one : rules)
        run(connection_, put_rules, soci::use(one.zone), soci::use(text_of(one.offsets)));
    const int number = later;
    run(connection_, list_rooms, soci::use(number));
}

std::optional<ZoneChange> ZoneBook::changing() {
    std::map<std::string, ZoneChange::Rules> zones;
    std::string zone, before, offsets;
    Query query(connection_, select_changing, soci::into(zone), soci::into(before), soci::into(offsets));
    while (query.next()) zones.emplace(zone, ZoneChange::Rules{offsets_from(before), offsets_from(offsets)});
    return zones.empty() ? std::nullopt : std::optional<ZoneChange>(std::move(zones));
}

bool ZoneBook::concerns(RoomId room) { return Statement(connection_, select_concerned, room).number() == 1; }

std::vector<RoomId> ZoneBook::rooms() {
    std::vector<RoomId> rooms;
    RoomId room{};
    Query query(connection_, select_rooms, soci::into(room));
    while (query.next()) rooms.push_back(room);
    return rooms;
}

std::vector<std::string> ZoneBook::meetings(RoomId room, Instant now, std::size_t at_most) {
    run(connection_, list_meetings, soci::use(room), soci::use(now));
    run(connection_, room_is_listed, soci::use(room));
    std::vector<std::string> uids;
    std::string uid;
    Query query(connection_, select_meetings, soci::use(room), soci::use(at_most), soci::into(uid));
    while (query.next()) uids.push_back(uid);
    return uids;
}

bool ZoneBook::was_put_off(RoomId room, const std::string& uid) {
    return Statement(connection_, select_put_off, room, uid).number() == 1;
}

void ZoneBook::put_off(RoomId room, const std::string& uid) {
    run(connection_, update_put_off, soci::use(room), soci::use(uid));
}

void ZoneBook::finish(const Meeting& meeting, const std::vector<StuckDate>& stuck, Instant now) {
    run(connection_, delete_move, soci::use(meeting.room), soci::use(meeting.uid));
    run(connection_, delete_stuck, soci::use(meeting.room), soci::use(meeting.uid));
    for (const StuckDate& date : stuck)
        run(connection_, put_stuck, soci::use(meeting.room), soci::use(meeting.uid),
            soci::use(date.recurrence_id), soci::use(date.wanted.start), soci::use(date.wanted.end),
            soci::use(now));
}

void ZoneBook::rename(RoomId room, const std::string& uid, Instant recurrence_id, Instant now_named) {
    run(connection_, rename_approval, soci::use(now_named), soci::use(room), soci::use(uid),
        soci::use(recurrence_id));
}

void ZoneBook::mirror_again(RoomId room, const std::string& uid, Instant now) {
    if (was_mirrored(connection_, room, uid)) queue_mirror(connection_, room, uid, now);
}

}  // namespace sql
