#include "sql/commands/meeting_search.hpp"

#include <array>

#include "sql/calendar/blocked_times.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {
namespace {

using reserve::Address;
using reserve::Instant;
using reserve::MessageId;
using reserve::RoomId;

constexpr auto uids_of_organizer = R"(
    SELECT uid FROM
        (SELECT uid, max(decision_id) AS newest FROM decision
         WHERE organizer_key = :organizer AND organizer_key <> '' GROUP BY uid
         UNION ALL
         SELECT uid, 0 FROM reservation
         WHERE profile_id IN (SELECT profile_id FROM profile_address WHERE address_key = :organizer)
           AND origin <> 'mail')
    GROUP BY uid ORDER BY max(newest) DESC LIMIT :at_most)";

constexpr auto decisions_at = R"(
    SELECT uid, message_id FROM decision LEFT JOIN item USING (item_id)
    WHERE decision.room_id = :room AND asked_until_at > :at AND asked_from_at <= :at
      AND (:organizer IS NULL OR organizer_key = :organizer)
    ORDER BY decision_id DESC LIMIT :at_most)";

constexpr auto select_uid = "SELECT uid FROM reservation WHERE reservation_id = :reservation";

// Few are open, and few have failed: each has an index of its own.
constexpr auto select_undecided = R"(
    SELECT message_id FROM
        (SELECT item_id, message_id, room_id FROM item WHERE status IN (0, 1)
         UNION ALL
         SELECT item_id, message_id, room_id FROM item WHERE status < 0)
    WHERE :room IS NULL OR room_id = :room
    GROUP BY message_id ORDER BY max(item_id) DESC LIMIT :at_most)";

}  // namespace

std::vector<std::string> MeetingSearch::of_organizer(const Address& organizer, std::size_t at_most) {
    return readers_.read([&](Connection& connection) {
        std::vector<std::string> uids;
        std::string uid;
        const std::string key = organizer.key();
        Query query(connection, uids_of_organizer, soci::use(key), soci::use(at_most), soci::into(uid));
        while (query.next()) uids.push_back(uid);
        return uids;
    });
}

std::vector<FoundDecision> MeetingSearch::asked_at(RoomId room, Instant at,
                                                   const std::optional<Address>& organizer,
                                                   std::size_t at_most) {
    return readers_.read([&](Connection& connection) {
        std::vector<FoundDecision> found;
        FoundDecision one;
        std::optional<std::string> key;
        if (organizer) key = organizer->key();
        Query query(connection, decisions_at, soci::use(room), soci::use(at), soci::use(key),
                    soci::use(at_most), soci::into(one.uid), soci::into(one.message));
        while (query.next()) found.push_back(one);
        return found;
    });
}

std::vector<std::string> MeetingSearch::booked_at(RoomId room, Instant at) {
    return readers_.read([&](Connection& connection) {
        const std::array wanted{reserve::Interval{at, at + std::chrono::seconds(1)}};
        std::vector<std::string> uids;
        for (const reserve::Occupied& booked : find_occupied(connection, room, wanted, std::nullopt)) {
            if (booked.time.start > at || booked.time.end <= at) continue;  // its set-up or clean-down
            std::string uid;
            Query query(connection, select_uid, soci::use(booked.reservation), soci::into(uid));
            if (query.next()) uids.push_back(uid);
        }
        return uids;
    });
}

std::vector<MessageId> MeetingSearch::undecided(std::optional<RoomId> room, std::size_t at_most) {
    return readers_.read([&](Connection& connection) {
        std::vector<MessageId> messages;
        MessageId message{};
        Query query(connection, select_undecided, soci::use(room), soci::use(at_most), soci::into(message));
        while (query.next()) messages.push_back(message);
        return messages;
    });
}

}  // namespace sql
