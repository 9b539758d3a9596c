#include "sql/calendar/booked_side.hpp"

#include <algorithm>

#include "sql/calendar/read_meeting.hpp"
#include "sql/connection/query.hpp"

namespace sql {
namespace {

using namespace reserve;
using State = DecidedComponent::State;

// An open message about it, or an answer that is not sent.
constexpr auto select_on_its_way = R"(
    SELECT EXISTS (SELECT 1 FROM item_uid WHERE uid = :uid AND room_id = :room AND open = 1)
        OR EXISTS (SELECT 1 FROM answer
                   WHERE uid = :uid AND room_id = :room AND state IN ('waiting', 'sending')))";

constexpr auto select_newest_answer = R"(
    SELECT state = 'sent' FROM answer WHERE uid = :uid AND room_id = :room AND state <> 'replaced'
    ORDER BY answer_id DESC LIMIT 1)";

constexpr auto select_decided = R"(
    SELECT min(decided_at), max(decided_at) FROM decision WHERE uid = :uid AND room_id = :room)";

constexpr auto select_agreed = R"(
    SELECT recurrence_id, start_at, end_at FROM resync_agreed
    WHERE room_id = :room AND uid = :uid ORDER BY recurrence_id)";

bool says_yes(Connection& connection, const char* text, RoomId room, const std::string& uid) {
    int yes = 0;
    Query query(connection, text, soci::use(uid), soci::use(room), soci::into(yes));
    return query.next() && yes == 1;
}

std::vector<AgreedDate> agreed_of(Connection& connection, RoomId room, const std::string& uid) {
    std::vector<AgreedDate> all;
    AgreedDate date;
    Query query(connection, select_agreed, soci::use(room), soci::use(uid), soci::into(date.recurrence_id),
                soci::into(date.time.start), soci::into(date.time.end));
    while (query.next()) all.push_back(date);
    return all;
}

// The version that says of this date that it was declined: the old slot stays (conflicting_update = keep).
bool is_kept(const Meeting& meeting, const Occurrence& date) {
    if (date.held_for) return true;
    const DecidedComponent* told = nullptr;
    for (const DecidedComponent& component : meeting.components) {
        if (component.recurrence_id == date.recurrence_id) told = &component;
        if (!component.recurrence_id && !told) told = &component;
    }
    return told && told->state == State::declined;
}

}  // namespace

BookedSide read_booked_side(Connection& connection, RoomId room, const std::string& uid) {
    const Meeting meeting = read_meeting(connection, room, uid);
    BookedSide side{.uid = uid, .known = meeting.reservation || !meeting.components.empty()};
    side.cancelled = !meeting.components.empty() &&
                     std::ranges::all_of(meeting.components, [](const DecidedComponent& it) {
                         return it.state == State::cancelled;
                     });
    side.on_its_way = says_yes(connection, select_on_its_way, room, uid);
    side.carried = says_yes(connection, select_newest_answer, room, uid);
    for (const Occurrence& date : meeting.occurrences)
        side.dates.push_back({date.recurrence_id, date.time, is_kept(meeting, date)});
    side.agreed = agreed_of(connection, room, uid);
    Query query(connection, select_decided, soci::use(uid), soci::use(room), soci::into(side.created),
                soci::into(side.modified));
    while (query.next()) continue;
    return side;
}

}  // namespace sql
