#include "sql/calendar/blocked_times.hpp"

#include <algorithm>

#include "sql/calendar/intervals_json.hpp"
#include "sql/connection/query.hpp"

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

std::vector<Occupied> exclusive(Connection& connection, RoomId room, std::span<const Interval> wanted,
                                ReservationId except) {
    std::vector<Occupied> found;
    const std::string json = json_of(wanted);
    Occupied booking;
    Query query(connection, select_exclusive, soci::use(json), soci::use(room), soci::use(room),
                soci::use(except), soci::into(booking.time.start), soci::into(booking.time.end),
                soci::into(booking.blocked.start), soci::into(booking.blocked.end),
                soci::into(booking.reservation));
    while (query.next()) found.push_back(booking);
    return found;
}

// Bookings under allow_conflicts may overlap each other in any way: one scan from the first wanted instant
// on.
constexpr auto select_shared = R"(
    SELECT start_at, end_at, blocked_from_at, blocked_to_at, reservation_id FROM occurrence
    WHERE room_id = :room AND exclusive = 0 AND blocked_to_at > blocked_from_at
      AND blocked_to_at > :from AND blocked_from_at < :to AND reservation_id <> :except)";

std::vector<Occupied> shared(Connection& connection, RoomId room, const Interval& hull,
                             ReservationId except) {
    std::vector<Occupied> found;
    Occupied booking;
    Query query(connection, select_shared, soci::use(room), soci::use(hull.start), soci::use(hull.end),
                soci::use(except), soci::into(booking.time.start), soci::into(booking.time.end),
                soci::into(booking.blocked.start), soci::into(booking.blocked.end),
                soci::into(booking.reservation));
    while (query.next()) found.push_back(booking);
    return found;
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
    for (const Occupied& booking : exclusive(connection, room, std::span(&begun, 1), own))
        if (booking.blocked.start < from && booking.blocked.end > from) found.push_back(booking.blocked);
    {
        Interval blocked;
        Query query(connection, select_next_blocked, soci::use(room), soci::use(from), soci::use(own),
                    soci::use(at_most), soci::into(blocked.start), soci::into(blocked.end));
        while (query.next()) found.push_back(blocked);
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
