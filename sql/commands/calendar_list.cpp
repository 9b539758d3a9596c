#include "sql/commands/calendar_list.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {
namespace {

using reserve::Interval;
using reserve::ProfileId;

constexpr auto select_entries = R"(
    SELECT reservation.room_id, room.name, room.zone, uid, start_at, end_at,
           (SELECT count(*) FROM (SELECT 1 FROM occurrence AS another
                                  WHERE another.reservation_id = reservation.reservation_id LIMIT 2)) > 1,
           start_at <> recurrence_id OR EXISTS (SELECT 1 FROM component
               WHERE component.room_id = reservation.room_id AND component.uid = reservation.uid
                 AND ifnull(component.recurrence_id, -9223372036854775807) = occurrence.recurrence_id),
           is_private, iif(is_private, '', summary), organizer, reservation.profile_id,
           iif(first_name = last_name, first_name, trim(first_name || ' ' || last_name)),
           (SELECT min(address) FROM profile_address WHERE profile_address.profile_id = reservation.profile_id),
           booked_by
    FROM reservation JOIN occurrence USING (reservation_id) JOIN room ON room.room_id = reservation.room_id
         LEFT JOIN profile ON profile.profile_id = reservation.profile_id
    WHERE start_at < :until AND max(end_at, start_at + 1) > :from AND )";

constexpr auto in_order = " ORDER BY start_at, room.name, uid LIMIT :at_most";

template <typename Key>
std::vector<CalendarEntry> select(Connection& connection, const char* where, const Key& key,
                                  const Interval& window, std::size_t at_most) {
    const std::string text = std::string(select_entries) + where + in_order;
    std::vector<CalendarEntry> entries;
    CalendarEntry one;
    int series = 0, exception = 0, is_private = 0;
    std::optional<ProfileId> requester;
    std::optional<std::string> name, address;
    Query query(connection, text, soci::use(window.end), soci::use(window.start), soci::use(key),
                soci::use(at_most), soci::into(one.room), soci::into(one.room_name), soci::into(one.zone),
                soci::into(one.uid), soci::into(one.time.start), soci::into(one.time.end), soci::into(series),
                soci::into(exception), soci::into(is_private), soci::into(one.subject),
                soci::into(one.organizer), soci::into(requester), soci::into(name), soci::into(address),
                soci::into(one.booked_by));
    while (query.next()) {
        one.series = series != 0;
        one.exception = exception != 0;
        one.is_private = is_private != 0;
        one.requester.reset();
        if (requester) one.requester = ListedRequester{*requester, name.value_or(""), address.value_or("")};
        entries.push_back(one);
    }
    return entries;
}

}  // namespace

std::vector<CalendarEntry> CalendarList::of_room(reserve::RoomId room, const Interval& window,
                                                 std::size_t at_most) {
    return readers_.read([&](Connection& connection) {
        return select(connection, "reservation.room_id = :room", room, window, at_most);
    });
}

std::vector<CalendarEntry> CalendarList::of_requester(ProfileId requester, const Interval& window,
                                                      std::size_t at_most) {
    return readers_.read([&](Connection& connection) {
        return select(connection, "reservation.profile_id = :profile", requester, window, at_most);
    });
}

}  // namespace sql
