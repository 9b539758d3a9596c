#include "sql/calendar/save_meeting.hpp"

#include <algorithm>

#include "sql/calendar/component_words.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/statement.hpp"

namespace sql {
namespace {

using namespace reserve;

constexpr auto insert_reservation = R"(
    INSERT INTO reservation (room_id, uid, organizer, profile_id, found_by_address, booked_by, summary, is_private,
                             ever_listed)
    VALUES (:room, :uid, :organizer, :profile, :found, :booked_by, :summary, :private, :listed))";

constexpr auto update_reservation = R"(
    UPDATE reservation SET organizer = :organizer, profile_id = :profile, found_by_address = :found,
        booked_by = :booked_by, summary = :summary, is_private = :private, ever_listed = :listed
    WHERE reservation_id = :id)";

ReservationId insert(Connection& connection, const Meeting& meeting) {
    Statement statement(connection, insert_reservation, meeting.room, meeting.uid, meeting.organizer,
                        meeting.requester, meeting.requester_found_by_address, meeting.booked_by,
                        meeting.summary, meeting.is_private, meeting.ever_listed);
    return ReservationId{statement.insert()};
}

void update(Connection& connection, ReservationId id, const Meeting& meeting) {
    const int found = meeting.requester_found_by_address, is_private = meeting.is_private,
              listed = meeting.ever_listed;
    run(connection, update_reservation, soci::use(meeting.organizer), soci::use(meeting.requester),
        soci::use(found), soci::use(meeting.booked_by), soci::use(meeting.summary), soci::use(is_private),
        soci::use(listed), soci::use(id));
}

bool is_described_alike(const Meeting& a, const Meeting& b) {
    return a.organizer == b.organizer && a.requester == b.requester &&
           a.requester_found_by_address == b.requester_found_by_address && a.booked_by == b.booked_by &&
           a.summary == b.summary && a.is_private == b.is_private && a.ever_listed == b.ever_listed;
}

ReservationId write_reservation(Connection& connection, const Meeting& before, const Meeting& now) {
    if (!before.reservation) return insert(connection, now);
    if (!is_described_alike(before, now)) update(connection, *before.reservation, now);
    return *before.reservation;
}

constexpr auto delete_component = R"(
    DELETE FROM component WHERE room_id = :room AND uid = :uid
      AND ifnull(recurrence_id, -9223372036854775807) = ifnull(:recurrence_id, -9223372036854775807)
      AND this_and_future = :this_and_future)";

constexpr auto put_component = R"(
    INSERT INTO component (room_id, uid, recurrence_id, sequence, dtstamp_at, state, organizer, digests, content,
                           decided_until_at, this_and_future)
    VALUES (:room, :uid, :recurrence_id, :sequence, :dtstamp, :state, :organizer, :digests, :content, :decided_until,
            :this_and_future)
    ON CONFLICT (room_id, uid, ifnull(recurrence_id, -9223372036854775807), this_and_future) DO UPDATE SET
        sequence = excluded.sequence, dtstamp_at = excluded.dtstamp_at, state = excluded.state,
        organizer = excluded.organizer, digests = excluded.digests, content = excluded.content,
        decided_until_at = excluded.decided_until_at)";

void put(Connection& connection, const Meeting& meeting, const DecidedComponent& component) {
    const std::string state = word_for(component.state);
    const std::string digests = joined_lines(component.digests);
    Statement(connection, put_component, meeting.room, meeting.uid, component.recurrence_id,
              component.version.sequence, component.version.dtstamp, state, component.organizer, digests,
              component.content, component.decided_until, component.this_and_future)
        .insert();
}

void write_components(Connection& connection, const Meeting& before, const Meeting& now) {
    const auto key_of = [](const DecidedComponent& component) {
        return std::pair(component.recurrence_id, component.this_and_future);
    };
    for (const DecidedComponent& component : before.components) {
        if (std::ranges::find(now.components, key_of(component), key_of) != now.components.end()) continue;
        const int this_and_future = component.this_and_future;
        run(connection, delete_component, soci::use(now.room), soci::use(now.uid),
            soci::use(component.recurrence_id), soci::use(this_and_future));
    }
    for (const DecidedComponent& component : now.components)
        if (std::ranges::find(before.components, component) == before.components.end())
            put(connection, now, component);
}

constexpr auto insert_occurrence = R"(
    INSERT INTO occurrence (reservation_id, room_id, recurrence_id, start_at, end_at, blocked_from_at, blocked_to_at,
                            exclusive, tentative, held_for)
    VALUES (:reservation, :room, :recurrence_id, :start, :end, :blocked_from, :blocked_to, :exclusive, :tentative,
            :held_for))";

void insert(Connection& connection, ReservationId id, RoomId room, const Occurrence& occurrence) {
    Statement(connection, insert_occurrence, id, room, occurrence.recurrence_id, occurrence.time.start,
              occurrence.time.end, occurrence.blocked.start, occurrence.blocked.end, occurrence.exclusive,
              occurrence.tentative, occurrence.held_for)
        .insert();
}

std::string number(Instant instant) { return std::to_string(instant.time_since_epoch().count()); }

// A row for each occurrence, as JSON: one statement, however long the series is.
std::string rows_of(const std::vector<Occurrence>& occurrences) {
    std::string json = "[";
    for (const Occurrence& o : occurrences) {
        json += (json.size() > 1 ? ",[" : "[") + number(o.recurrence_id) + ',' + number(o.time.start) + ',' +
                number(o.time.end) + ',' + number(o.blocked.start) + ',' + number(o.blocked.end) + ',' +
                (o.exclusive ? "1," : "0,") + (o.tentative ? "1," : "0,") +
                (o.held_for ? number(*o.held_for) : "null") + ']';
    }
    return json + ']';
}

constexpr auto delete_occurrences = R"(
    DELETE FROM occurrence WHERE reservation_id = :reservation
      AND recurrence_id IN (SELECT json_extract(value, '$[0]') FROM json_each(:rows)))";

constexpr auto insert_occurrences = R"(
    INSERT INTO occurrence (reservation_id, room_id, recurrence_id, start_at, end_at, blocked_from_at, blocked_to_at,
                            exclusive, tentative, held_for)
    SELECT :reservation, :room, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
           json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'),
           json_extract(value, '$[6]'), json_extract(value, '$[7]')
    FROM json_each(:rows))";

// Both are in order of their RECURRENCE-ID.
std::vector<Occurrence> those_only_in(const std::vector<Occurrence>& some,
                                      const std::vector<Occurrence>& others) {
    std::vector<Occurrence> found;
    for (const Occurrence& occurrence : some) {
        const auto same =
            std::ranges::lower_bound(others, occurrence.recurrence_id, {}, &Occurrence::recurrence_id);
        if (same == others.end() || *same != occurrence) found.push_back(occurrence);
    }
    return found;
}

// Deleted first: a date may move to where another one was.
void write_occurrences(Connection& connection, ReservationId id, const Meeting& before, const Meeting& now) {
    const auto gone = those_only_in(before.occurrences, now.occurrences);
    const auto come = those_only_in(now.occurrences, before.occurrences);
    if (!gone.empty()) Statement(connection, delete_occurrences, id, rows_of(gone)).next();
    if (come.size() == 1) return insert(connection, id, now.room, come.front());
    if (!come.empty()) Statement(connection, insert_occurrences, id, now.room, rows_of(come)).next();
}

constexpr auto delete_series = "DELETE FROM reservation_series WHERE reservation_id = :reservation";
constexpr auto delete_reservation = "DELETE FROM reservation WHERE reservation_id = :reservation";

}  // namespace

void save_meeting(Connection& connection, const Meeting& before, const Meeting& now) {
    write_components(connection, before, now);
    if (now.occurrences.empty()) {
        if (!before.reservation) return;
        write_occurrences(connection, *before.reservation, before, now);
        run(connection, delete_series, soci::use(*before.reservation));
        run(connection, delete_reservation, soci::use(*before.reservation));
        return;
    }
    write_occurrences(connection, write_reservation(connection, before, now), before, now);
}

}  // namespace sql
