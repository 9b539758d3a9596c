#include "sql/commands/reservations.hpp"

#include "sql/connection/query.hpp"

namespace sql {
namespace {

using reserve::Instant;
using reserve::MessageId;
using reserve::ProfileId;

constexpr auto select_reservations = R"(
    SELECT reservation.room_id, room.name, uid, organizer, reservation.profile_id,
           iif(first_name = last_name, first_name, trim(first_name || ' ' || last_name)),
           (SELECT min(address) FROM profile_address WHERE profile_address.profile_id = reservation.profile_id),
           booked_by, count(*), min(start_at), max(start_at)
    FROM reservation JOIN room USING (room_id) JOIN occurrence USING (reservation_id)
         LEFT JOIN profile ON profile.profile_id = reservation.profile_id)";

constexpr auto in_order = " GROUP BY reservation_id ORDER BY reservation.room_id, min(start_at)";

constexpr auto where_of_message = R"(
    WHERE reservation_id IN (SELECT reservation_id FROM item JOIN item_uid USING (item_id)
                               JOIN reservation AS booked ON booked.room_id = item.room_id AND booked.uid = item_uid.uid
                             WHERE message_id = :message))";

constexpr auto where_of_uid = R"(
    WHERE reservation.room_id IN (SELECT room_id FROM room) AND uid = :uid)";

constexpr auto where_of_profile = R"(
    WHERE reservation.profile_id = :profile
      AND EXISTS (SELECT 1 FROM occurrence AS to_come
                  WHERE to_come.reservation_id = reservation.reservation_id AND to_come.end_at > :now))";

template <typename... Parameters>
std::vector<ListedReservation> select(Connection& connection, const char* where, Parameters&&... parameters) {
    const std::string text = std::string(select_reservations) + where + in_order;
    std::vector<ListedReservation> reservations;
    ListedReservation one;
    std::optional<ProfileId> requester;
    std::optional<std::string> name, address;
    Query query(connection, text, std::forward<Parameters>(parameters)..., soci::into(one.room),
                soci::into(one.room_name), soci::into(one.uid), soci::into(one.organizer),
                soci::into(requester), soci::into(name), soci::into(address), soci::into(one.booked_by),
                soci::into(one.dates), soci::into(one.first_at), soci::into(one.last_at));
    while (query.next()) {
        one.requester.reset();
        if (requester) one.requester = ListedRequester{*requester, name.value_or(""), address.value_or("")};
        reservations.push_back(one);
    }
    return reservations;
}

}  // namespace

std::vector<ListedReservation> reservations_of(Connection& connection, MessageId message) {
    return select(connection, where_of_message, soci::use(message));
}

std::vector<ListedReservation> reservations_of(Connection& connection, const std::string& uid) {
    return select(connection, where_of_uid, soci::use(uid));
}

std::vector<ListedReservation> reservations_of(Connection& connection, ProfileId requester, Instant now) {
    return select(connection, where_of_profile, soci::use(requester), soci::use(now));
}

}  // namespace sql
