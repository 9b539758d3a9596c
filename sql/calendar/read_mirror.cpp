#include "sql/calendar/read_mirror.hpp"

#include "reserve/meeting.hpp"
#include "sql/calendar/series_book.hpp"
#include "sql/connection/query.hpp"

namespace sql {
namespace {

using namespace reserve;

struct Described {
    ReservationId reservation{};
    Mirror mirror;
};

constexpr auto select_description = R"(
    SELECT reservation_id, summary, note, is_private, origin = 'mail',
           coalesce(iif(first_name = last_name, first_name, trim(first_name || ' ' || last_name)), organizer)
    FROM reservation LEFT JOIN profile ON profile.profile_id = reservation.profile_id
    WHERE room_id = :room AND uid = :uid)";

std::optional<Described> description_of(Connection& connection, RoomId room, const std::string& uid) {
    Described found;
    std::string summary, note, requester;
    int is_private = 0, from_mail = 0;
    Query query(connection, select_description, soci::use(room), soci::use(uid),
                soci::into(found.reservation), soci::into(summary), soci::into(note), soci::into(is_private),
                soci::into(from_mail), soci::into(requester));
    if (!query.next()) return std::nullopt;
    found.mirror.is_private = is_private == 1;
    found.mirror.from_mail = from_mail == 1;
    if (found.mirror.is_private) return found;  // says nothing about itself
    found.mirror.subject = summary.empty() ? requester : summary;
    if (!requester.empty()) found.mirror.text = "Reserved for " + requester + ".";
    if (!note.empty()) found.mirror.text += (requester.empty() ? "" : "\n") + note;
    return found;
}

constexpr auto select_dates = R"(
    SELECT recurrence_id, start_at, end_at FROM occurrence
    WHERE reservation_id = :reservation ORDER BY recurrence_id)";

}  // namespace

Mirror read_mirror(Connection& connection, RoomId room, const std::string& uid) {
    auto found = description_of(connection, room, uid);
    if (!found) return {};
    found->mirror.series = SeriesBook(connection).of(found->reservation);
    MirrorDate date;
    Query query(connection, select_dates, soci::use(found->reservation), soci::into(date.recurrence_id),
                soci::into(date.time.start), soci::into(date.time.end));
    while (query.next()) found->mirror.dates.push_back(date);
    return std::move(found->mirror);
}

}  // namespace sql
