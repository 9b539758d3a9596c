#include "sql/calendar/free_rooms.hpp"

#include <algorithm>

#include "sql/calendar/intervals_json.hpp"
#include "sql/connection/statement.hpp"
#include "sql/rooms.hpp"

namespace sql {
namespace {

// The search ends after so many steps in an index, each a date in a room, but a few rooms are always tried.
constexpr std::size_t most_steps = 2000;
constexpr std::size_t most_rooms = 50;
constexpr std::size_t least_rooms = 3;

// One step for each date: of bookings that do not overlap, the last one that begins before the wanted time
// ends is the only one that can be in the way. Those under allow_conflicts may lie in any way.
constexpr auto select_free_rooms = R"(
    WITH wanted AS MATERIALIZED
        (SELECT json_extract(value, '$[0]') AS from_at, json_extract(value, '$[1]') AS to_at
         FROM json_each(:wanted) WHERE from_at < to_at),
    tried AS MATERIALIZED
        (SELECT other.room_id FROM room asked JOIN room other ON other.building = asked.building
         WHERE asked.room_id = :room AND other.room_id <> asked.room_id AND other.retired = 0 AND other.paused = 0
           AND (asked.capacity IS NULL OR other.capacity >= asked.capacity)
         ORDER BY other.capacity, other.name LIMIT :tried)
    SELECT room_id FROM tried
    WHERE NOT EXISTS (SELECT 1 FROM wanted
                      WHERE (SELECT blocked_to_at FROM occurrence INDEXED BY occurrence_exclusive
                             WHERE room_id = tried.room_id AND exclusive = 1 AND blocked_to_at > blocked_from_at
                               AND blocked_from_at < wanted.to_at
                             ORDER BY blocked_from_at DESC LIMIT 1) > wanted.from_at)
      AND NOT EXISTS (SELECT 1 FROM wanted JOIN occurrence ON blocked_from_at < to_at AND blocked_to_at > from_at
                      WHERE room_id = tried.room_id AND exclusive = 0 AND blocked_to_at > blocked_from_at)
    LIMIT :at_most)";

}  // namespace

std::vector<reserve::Room> find_free_rooms(Connection& connection, reserve::RoomId instead_of,
                                           std::span<const reserve::Interval> wanted, std::size_t at_most) {
    const std::string json = json_of(wanted);
    const std::size_t tried =
        std::clamp(most_steps / std::max<std::size_t>(wanted.size(), 1), least_rooms, most_rooms);
    std::vector<reserve::Room> rooms;
    Statement row(connection, select_free_rooms, json, instead_of, tried, at_most);
    while (row.next())
        if (auto room = find_room(connection, reserve::RoomId{row.number(0)}))
            rooms.push_back(*std::move(room));
    return rooms;
}

}  // namespace sql
