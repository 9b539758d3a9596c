#include "sql/calendar/blocked_times.hpp"

#include <algorithm>

#include "sql/calendar/intervals_json.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/statement.hpp"

namespace sql {
namespace {

using namespace reserve;

constexpr ReservationId no_reservation{-1};

bool is_before(const Occupied& a, const Occupied& b) {
    return std::pair(a.blocked, a.reservation) < std::pair(b.blocked, b.reservation);
}

bool is_same(const Occupied& a, const Occupied& b) {
    return a.blocked == b.blocked && a.time == b.time && a.reservation == b.reservation;
}

// Exclusive bookings do not overlap: those that begin in the interval, and the last one that began before it.
constexpr auto select_exclusive = R"(
    WITH wanted AS MATERIALIZED
        (SELECT json_extract(value, '$[0]') AS from_at, json_extract(value, '$[1]') AS to_at
         FROM json_each(:wanted) WHERE from_at < to_at)
    SELECT o.start_at, o.end_at, o.blocked_from_at, o.blocked_to_at, o.reservation_id
    FROM wanted CROSS JOIN occurrence o INDEXED BY occurrence_exclusive
    WHERE o.room_id = :room AND o.exclusive = 1 AND o.blocked_to_at > o.blocked_from_at
      AND o.blocked_from_at >= ifnull((SELECT max(blocked_from_at) FROM occurrence
                                       WHERE room_id = :room2 AND exclusive = 1 AND blocked_to_at > blocked_from_at
                                         AND blocked_from_at < wanted.from_at), wanted.from_at)
      AND o.blocked_from_at < wanted.to_at AND o.blocked_to_at > wanted.from_at
      AND o.reservation_id <> :except)";

// The same for one interval, as most requests want one.
constexpr auto select_exclusive_in_one = R"(
    SELECT start_at, end_at, blocked_from_at, blocked_to_at, reservation_id
    FROM occurrence INDEXED BY occurrence_exclusive
    WHERE room_id = ?1 AND exclusive = 1 AND blocked_to_at > blocked_from_at
      AND blocked_from_at >= ifnull((SELECT max(blocked_from_at) FROM occurrence
                                     WHERE room_id = ?1 AND exclusive = 1 AND blocked_to_at > blocked_from_at
                                       AND blocked_from_at < ?2), ?2)
      AND blocked_from_at < ?3 AND blocked_to_at > ?2 AND reservation_id <> ?4)";

std::vector<Occupied> rows_of(Statement& statement) {
    std::vector<Occupied> found;
    while (statement.next())
        found.push_back({.time = {statement.instant(0), statement.instant(1)},
                         .blocked = {statement.instant(2), statement.instant(3)},
                         .reservation = ReservationId{statement.number(4)}});
    return found;
}

std::vector<Occupied> exclusive(Connection& connection, RoomId room, const Interval& wanted,
                                ReservationId except) {
    if (wanted.start >= wanted.end) return {};
    Statement statement(connection, select_exclusive_in_one, room, wanted.start, wanted.end, except);
    return rows_of(statement);
}

std::vector<Occupied> exclusive(Connection& connection, RoomId room, std::span<const Interval> wanted,
                                ReservationId except) {
    if (wanted.size() == 1) return exclusive(connection, room, wanted.front(), except);
    const std::string json = json_of(wanted);
    Statement statement(connection, select_exclusive, json, room, room, except);
    return rows_of(statement);
}

// Bookings under allow_conflicts may overlap each other in any way: one scan from the first wanted instant
// on.
constexpr auto select_shared = R"(
    SELECT start_at, end_at, blocked_from_at, blocked_to_at, reservation_id FROM occurrence
    WHERE room_id = :room AND exclusive = 0 AND blocked_to_at > blocked_from_at
      AND blocked_to_at > :from AND blocked_from_at < :to AND reservation_id <> :except)";

std::vector<Occupied> shared(Connection& connection, RoomId room, const Interval& hull,
                             ReservationId except) {
    Statement statement(connection, select_shared, room, hull.start, hull.end, except);
    return rows_of(statement);
}

Interval hull_of(std::span<const Interval> wanted) {
    Interval hull = wanted.front();
    for (const Interval& interval : wanted)
        hull = {std::min(hull.start, interval.start), std::max(hull.end, interval.end)};
    return hull;
}

constexpr auto select_next_blocked = R"(
    SELECT blocked_from_at, blocked_to_at FROM occurrence INDEXED BY occurrence_exclusive
    WHERE room_id = :room AND exclusive = 1 AND blocked_to_at > blocked_from_at AND blocked_from_at >= :from
      AND reservation_id <> :except
    ORDER BY blocked_from_at LIMIT :at_most)";

// A profile that was found by way of the default user says nothing about the organizer.
constexpr auto select_organizer = R"(
    SELECT iif(is_private, '', ifnull(nullif(iif(first_name = last_name, first_name,
                                                 trim(first_name || ' ' || last_name)), ''), organizer))
    FROM reservation LEFT JOIN profile ON profile.profile_id = reservation.profile_id AND found_by_address = 1
    WHERE reservation_id = :reservation)";

}  // namespace

std::vector<Occupied> find_occupied(Connection& connection, RoomId room, std::span<const Interval> wanted,
                                    std::optional<ReservationId> except) {
    if (wanted.empty()) return {};
    std::vector<Occupied> found = exclusive(connection, room, wanted, except.value_or(no_reservation));
    for (const Occupied& booking :
         shared(connection, room, hull_of(wanted), except.value_or(no_reservation))) {
        if (std::ranges::any_of(wanted, [&](const Interval& w) { return overlap(w, booking.blocked); }))
            found.push_back(booking);
    }
    std::ranges::sort(found, is_before);
    found.erase(std::unique(found.begin(), found.end(), is_same), found.end());
    return found;
}

std::vector<Interval> find_blocked_after(Connection& connection, RoomId room, Instant from,
                                         std::size_t at_most, std::optional<ReservationId> except) {
    const ReservationId own = except.value_or(no_reservation);
    const Interval begun{from - std::chrono::seconds(1), from + std::chrono::seconds(1)};
    std::vector<Interval> found;
    for (const Occupied& booking : exclusive(connection, room, begun, own))
        if (booking.blocked.start < from && booking.blocked.end > from) found.push_back(booking.blocked);
    {
        Statement statement(connection, select_next_blocked, room, from, own, at_most);
        while (statement.next()) found.push_back({statement.instant(0), statement.instant(1)});
    }
    const Instant last = found.empty() ? Instant::max() : found.back().end;
    for (const Occupied& booking : shared(connection, room, {from, last}, own))
        found.push_back(booking.blocked);
    std::ranges::sort(found);
    if (found.size() > at_most) found.resize(at_most);
    return found;
}

std::string find_shown_organizer(Connection& connection, ReservationId reservation) {
    std::string organizer;
    Query query(connection, select_organizer, soci::use(reservation), soci::into(organizer));
    while (query.next()) continue;
    return organizer;
}

}  // namespace sql
