#include "sql/calendar/read_meeting.hpp"

#include "sql/calendar/component_words.hpp"
#include "sql/connection/query.hpp"

namespace sql {
namespace {

using namespace reserve;

constexpr auto select_reservation = R"(
    SELECT reservation_id, organizer, profile_id, found_by_address, booked_by, summary, is_private, ever_listed
    FROM reservation WHERE room_id = :room AND uid = :uid)";

Meeting reservation_of(Connection& connection, RoomId room, const std::string& uid) {
    Meeting meeting;
    meeting.room = room;
    meeting.uid = uid;
    ReservationId id{};
    int found_by_address = 0, is_private = 0, ever_listed = 0;
    Query query(connection, select_reservation, soci::use(room), soci::use(uid), soci::into(id),
                soci::into(meeting.organizer), soci::into(meeting.requester), soci::into(found_by_address),
                soci::into(meeting.booked_by), soci::into(meeting.summary), soci::into(is_private),
                soci::into(ever_listed));
    if (!query.next()) return meeting;
    meeting.reservation = id;
    meeting.requester_found_by_address = found_by_address == 1;
    meeting.is_private = is_private == 1;
    meeting.ever_listed = ever_listed == 1;
    return meeting;
}

constexpr auto select_components = R"(
    SELECT recurrence_id, sequence, dtstamp_at, state, organizer, digests, content, decided_until_at,
           this_and_future
    FROM component
    WHERE room_id = :room AND uid = :uid ORDER BY ifnull(recurrence_id, -9223372036854775807),
                                                  this_and_future)";

std::vector<DecidedComponent> components_of(Connection& connection, RoomId room, const std::string& uid) {
    std::vector<DecidedComponent> components;
    DecidedComponent component;
    std::string state, digests;
    int this_and_future = 0;
    Query query(connection, select_components, soci::use(room), soci::use(uid),
                soci::into(component.recurrence_id), soci::into(component.version.sequence),
                soci::into(component.version.dtstamp), soci::into(state), soci::into(component.organizer),
                soci::into(digests), soci::into(component.content), soci::into(component.decided_until),
                soci::into(this_and_future));
    while (query.next()) {
        component.state = component_state_from(state);
        component.digests = lines_of(digests);
        component.this_and_future = this_and_future == 1;
        components.push_back(component);
    }
    return components;
}

constexpr auto select_occurrences = R"(
    SELECT recurrence_id, start_at, end_at, blocked_from_at, blocked_to_at, exclusive, tentative, held_for
    FROM occurrence
    WHERE reservation_id = :reservation ORDER BY recurrence_id)";

std::vector<Occurrence> occurrences_of(Connection& connection, ReservationId reservation) {
    std::vector<Occurrence> occurrences;
    Occurrence occurrence;
    int exclusive = 0, tentative = 0;
    Query query(connection, select_occurrences, soci::use(reservation), soci::into(occurrence.recurrence_id),
                soci::into(occurrence.time.start), soci::into(occurrence.time.end),
                soci::into(occurrence.blocked.start), soci::into(occurrence.blocked.end),
                soci::into(exclusive), soci::into(tentative), soci::into(occurrence.held_for));
    while (query.next()) {
        occurrence.exclusive = exclusive == 1;
        occurrence.tentative = tentative == 1;
        occurrences.push_back(occurrence);
    }
    return occurrences;
}

}  // namespace

Meeting read_meeting(Connection& connection, RoomId room, const std::string& uid) {
    Meeting meeting = reservation_of(connection, room, uid);
    meeting.components = components_of(connection, room, uid);
    if (meeting.reservation) meeting.occurrences = occurrences_of(connection, *meeting.reservation);
    return meeting;
}

}  // namespace sql
