#include "sql/calendar/series_that_go_on.hpp"

#include "sql/connection/query.hpp"

namespace sql {

using namespace reserve;

namespace {

constexpr auto select_rooms = R"(
    SELECT room_id FROM room
    WHERE retired = 0 AND paused = 0
      AND (EXISTS (SELECT 1 FROM component
                   WHERE component.room_id = room.room_id AND decided_until_at IS NOT NULL)
           OR room_id IN (SELECT room_id FROM reservation_series CROSS JOIN reservation USING (reservation_id)
                          WHERE decided_until_at IS NOT NULL))
    ORDER BY room_id)";

// An update of a component keeps its rowid: who came first is first.
constexpr auto select_behind = R"(
    SELECT uid FROM component WHERE room_id = :room AND decided_until_at < :until
    ORDER BY decided_until_at, rowid LIMIT :at_most)";

constexpr auto select_answered = R"(
    SELECT item_id, message_id, answer.mail_message_id FROM answer JOIN item USING (item_id)
    WHERE answer.room_id = :room AND uid = :uid AND recurrence_id IS NULL AND sequence = :sequence
      AND dtstamp_at = :dtstamp
    ORDER BY answer_id DESC LIMIT 1)";

}  // namespace

std::vector<RoomId> find_rooms_with_series_that_go_on(Connection& connection) {
    std::vector<RoomId> rooms;
    RoomId room{};
    Query query(connection, select_rooms, soci::into(room));
    while (query.next()) rooms.push_back(room);
    return rooms;
}

std::vector<std::string> find_series_behind(Connection& connection, RoomId room, Instant until,
                                            std::size_t at_most) {
    std::vector<std::string> uids;
    std::string uid;
    Query query(connection, select_behind, soci::use(room), soci::use(until), soci::use(at_most),
                soci::into(uid));
    while (query.next()) uids.push_back(uid);
    return uids;
}

std::optional<AnsweredRequest> find_answered(Connection& connection, RoomId room, const std::string& uid,
                                             const Version& version) {
    AnsweredRequest request;
    Query query(connection, select_answered, soci::use(room), soci::use(uid), soci::use(version.sequence),
                soci::use(version.dtstamp), soci::into(request.item), soci::into(request.message),
                soci::into(request.mail_message_id));
    if (!query.next()) return std::nullopt;
    return request;
}

}  // namespace sql
