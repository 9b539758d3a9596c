#include "config/commands/asked_reservation.hpp"

#include <stdexcept>

#include "config/output/wall_clock_text.hpp"
#include "reserve/expansion/rule_dates.hpp"

namespace config {

namespace {

using reserve::Instant;

std::optional<Instant> time_in(const std::optional<std::string>& text, const std::string& zone) {
    return text ? parse_time(*text, zone) : std::nullopt;
}

std::string seconds(Instant instant) { return std::to_string(instant.time_since_epoch().count()); }

// [[start_at, end_at], ...] of all dates of the rule; nothing: there are too many, which a gateway books as
// the booking window moves.
std::optional<std::string> dates_of(const std::string& rule, const reserve::Interval& first,
                                    const std::string& zone) {
    const auto all = reserve::all_dates(rule, zone, first);
    if (!all) return std::nullopt;
    std::string dates;
    for (const reserve::Date& date : *all)
        dates += (dates.empty() ? "[" : ",[") + seconds(date.time.start) + ',' + seconds(date.time.end) + ']';
    return '[' + dates + ']';
}

}  // namespace

sql::ReservationRequest request_of(const AskedReservation& asked, const reserve::Room& room) {
    sql::ReservationRequest request{.action = asked.action, .room = room.mailbox.text()};
    request.uid = asked.uid;
    request.recurrence_id = time_in(asked.date, room.zone);
    request.start = time_in(asked.from, room.zone);
    request.end = time_in(asked.to, room.zone);
    request.rule = asked.rule;
    if (asked.rule && !asked.rule->empty()) {
        if (!request.start || !request.end || *request.end <= *request.start)
            throw std::runtime_error("--rule goes with --from and --to of the first date");
        request.zone = room.zone;
        request.dates = dates_of(*asked.rule, {*request.start, *request.end}, room.zone);
    }
    request.requester = asked.requester;
    if (const auto address = reserve::Address::parse(asked.requester.value_or("")))
        request.requester = address->key();  // the triggers know the case of A to Z only
    request.summary = asked.subject;
    request.note = asked.note;
    if (asked.is_private) request.is_private = *asked.is_private ? 1 : 0;
    request.requested_by = asked.by;
    return request;
}

}  // namespace config
