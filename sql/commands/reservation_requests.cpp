#include "sql/commands/reservation_requests.hpp"

#include <stdexcept>

#include "sql/connection/failure.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"

namespace sql {
namespace {

constexpr auto insert_request = R"(
    INSERT INTO reservation_request (action, room, uid, recurrence_id, start_at, end_at, dates, rule, zone, requester,
                                     summary, note, is_private, requested_by)
    VALUES (:action, :room, :uid, :recurrence_id, :start, :end, :dates, :rule, :zone, :requester, :summary, :note,
            :private, :by)
    RETURNING request_id)";

std::int64_t insert(Connection& connection, const ReservationRequest& it) {
    long long id = 0;
    Query query(connection, insert_request, soci::use(it.action), soci::use(it.room), soci::use(it.uid),
                soci::use(it.recurrence_id), soci::use(it.start), soci::use(it.end), soci::use(it.dates),
                soci::use(it.rule), soci::use(it.zone), soci::use(it.requester), soci::use(it.summary),
                soci::use(it.note), soci::use(it.is_private), soci::use(it.requested_by), soci::into(id));
    while (query.next()) continue;
    return id;
}

constexpr auto select_result = R"(
    SELECT request_id, request.action, coalesce(name, request.room), request.uid, requested_by, requested_at,
           shown.result_code, coalesce(shown.result, ''), coalesce(shown.not_booked, '')
    FROM reservation_request AS request JOIN reservation_request_result AS shown USING (request_id)
         LEFT JOIN room ON room.room_id = request.room_id
    WHERE request_id = :id)";

constexpr auto select_results = R"(
    SELECT request_id, request.action, coalesce(name, request.room), request.uid, requested_by, requested_at,
           shown.result_code, coalesce(shown.result, ''), coalesce(shown.not_booked, '')
    FROM reservation_request AS request JOIN reservation_request_result AS shown USING (request_id)
         LEFT JOIN room ON room.room_id = request.room_id
    WHERE request.uid = :uid ORDER BY request_id)";

template <typename Key>
std::vector<RequestResult> results(Connection& connection, const char* select, const Key& key) {
    std::vector<RequestResult> all;
    RequestResult one;
    long long id = 0;
    Query query(connection, select, soci::use(key), soci::into(id), soci::into(one.action),
                soci::into(one.room_name), soci::into(one.uid), soci::into(one.requested_by),
                soci::into(one.requested_at), soci::into(one.code), soci::into(one.words),
                soci::into(one.not_booked));
    while (query.next()) {
        one.id = id;
        all.push_back(one);
    }
    return all;
}

}  // namespace

std::vector<RequestResult> requests_about(Connection& connection, const std::string& uid) {
    return results(connection, select_results, uid);
}

std::variant<std::int64_t, Refusal> ReservationRequests::insert(const ReservationRequest& request) {
    std::int64_t id = 0;
    try {
        writer_.run(Writer::Lane::desk,
                    [&](Connection& connection) { id = sql::insert(connection, request); });
    } catch (const ConstraintFailure& refused) {
        return Refusal{refused.rule};
    }
    return id;
}

RequestResult ReservationRequests::result(std::int64_t id) {
    return readers_.read([&](Connection& connection) {
        const auto found = results(connection, select_result, static_cast<long long>(id));
        if (found.empty()) throw std::runtime_error("there is no request " + std::to_string(id));
        return found.front();
    });
}

}  // namespace sql
