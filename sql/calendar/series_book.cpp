#include "sql/calendar/series_book.hpp"

#include "sql/connection/failure.hpp"
#include "sql/connection/query.hpp"

namespace sql {
namespace {

using namespace reserve;

constexpr auto select_requested = R"(
    SELECT request_id, (SELECT min(room_id) FROM room_by_name WHERE called = room COLLATE NOCASE) AS asked_room,
           (SELECT min(reservation.reservation_id) FROM room_by_name JOIN reservation USING (room_id)
            WHERE called = room COLLATE NOCASE AND reservation.uid = request.uid),
           rule,
           coalesce(zone, (SELECT min(series.zone) FROM room_by_name JOIN reservation USING (room_id)
                           JOIN reservation_series AS series USING (reservation_id)
                           WHERE called = room COLLATE NOCASE AND reservation.uid = request.uid), ''),
           start_at, end_at
    FROM reservation_request AS request WHERE room_id IS NULL AND result_code IS NOT 1
    ORDER BY request_id LIMIT :at_most)";

// The trigger of the schema does what the action says.
constexpr auto put_dates = R"(
    UPDATE reservation_request SET dates = :dates
    WHERE request_id = :request AND room_id IS NULL AND result_code IS NOT 1)";

constexpr auto goes_on = R"(
    UPDATE reservation_series SET decided_until_at = :until
    WHERE reservation_id = (SELECT reservation_id FROM reservation_request WHERE request_id = :request))";

constexpr auto refuse_request = R"(
    UPDATE reservation_request SET result_code = 1, result = :words
    WHERE request_id = :request AND room_id IS NULL)";

constexpr auto select_series = R"(
    SELECT rule, zone, start_at, end_at, decided_until_at FROM reservation_series WHERE reservation_id = :reservation)";

constexpr auto update_series = R"(
    UPDATE reservation_series SET start_at = :start, end_at = :end, decided_until_at = :until
    WHERE reservation_id = :reservation)";

constexpr auto select_behind = R"(
    SELECT uid FROM reservation_series CROSS JOIN reservation USING (reservation_id)
    WHERE decided_until_at < :until AND room_id = :room
    ORDER BY decided_until_at, reservation_id LIMIT :at_most)";

// What is far back stands in the decisions.
constexpr auto tell_newest = R"(
    UPDATE reservation_request SET not_booked = substr(:words || coalesce(char(10) || not_booked, ''), 1, 4000)
    WHERE request_id = (SELECT max(request_id) FROM reservation_request
                        WHERE uid = :uid AND room_id = :room AND action <> 'cancel' AND recurrence_id IS NULL))";

std::string number(Instant instant) { return std::to_string(instant.time_since_epoch().count()); }

std::string json_of(const std::vector<Date>& dates) {
    std::string json;
    for (const Date& date : dates)
        json += (json.empty() ? "[" : ",[") + number(date.time.start) + ',' + number(date.time.end) + ',' +
                number(date.recurrence_id) + ']';
    return '[' + json + ']';
}

}  // namespace

std::vector<RequestedSeries> SeriesBook::requested(std::size_t at_most) {
    std::vector<RequestedSeries> all;
    RequestedSeries one;
    Query query(connection_, select_requested, soci::use(at_most), soci::into(one.id), soci::into(one.room),
                soci::into(one.reservation), soci::into(one.series.rrule), soci::into(one.series.zone),
                soci::into(one.series.first.start), soci::into(one.series.first.end));
    while (query.next()) all.push_back(one);
    return all;
}

std::optional<std::string> SeriesBook::book(const RequestedSeries& asked, const std::vector<Date>& dates) {
    try {
        if (run(connection_, put_dates, soci::use(json_of(dates)), soci::use(asked.id)) == 0)
            return std::nullopt;  // another gateway did it
    } catch (const ConstraintFailure& refused) {
        return refused.rule;
    }
    if (asked.series.decided_until)
        run(connection_, goes_on, soci::use(*asked.series.decided_until), soci::use(asked.id));
    return std::nullopt;
}

void SeriesBook::refuse(RequestId request, const std::string& words) {
    run(connection_, refuse_request, soci::use(words), soci::use(request));
}

std::optional<MirrorSeries> SeriesBook::of(ReservationId reservation) {
    MirrorSeries series;
    Query query(connection_, select_series, soci::use(reservation), soci::into(series.rrule),
                soci::into(series.zone), soci::into(series.first.start), soci::into(series.first.end),
                soci::into(series.decided_until));
    return query.next() ? std::optional(series) : std::nullopt;
}

void SeriesBook::put(ReservationId reservation, const MirrorSeries& series) {
    run(connection_, update_series, soci::use(series.first.start), soci::use(series.first.end),
        soci::use(series.decided_until), soci::use(reservation));
}

std::vector<std::string> SeriesBook::behind(RoomId room, Instant until, std::size_t at_most) {
    std::vector<std::string> uids;
    std::string uid;
    Query query(connection_, select_behind, soci::use(until), soci::use(room), soci::use(at_most),
                soci::into(uid));
    while (query.next()) uids.push_back(uid);
    return uids;
}

void SeriesBook::tell(RoomId room, const std::string& uid, const std::string& words) {
    run(connection_, tell_newest, soci::use(words), soci::use(uid), soci::use(room));
}

}  // namespace sql
