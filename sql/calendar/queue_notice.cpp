#include "sql/calendar/queue_notice.hpp"

#include "sql/calendar/component_words.hpp"
#include "sql/connection/query.hpp"

namespace sql {
namespace {

constexpr auto insert_notice = R"(
    INSERT INTO notice (approval_id, room_id, uid, recurrence_id, recipients, subject, text, html, made_at, due_at)
    VALUES (:approval, :room, :uid, :recurrence_id, :recipients, :subject, :text, :html, :made, :due))";

constexpr auto replace_waiting = R"(
    UPDATE notice SET state = 'replaced', finished_at = :now
    WHERE room_id = :room AND uid = :uid AND state = 'waiting' AND approval_id IS NULL
      AND (:whole = 1 OR recurrence_id IS :recurrence_id))";

}  // namespace

void queue_notice(Connection& connection, const reserve::NewNotice& notice) {
    const std::string recipients = joined_lines(notice.recipients);
    run(connection, insert_notice, soci::use(notice.approval), soci::use(notice.room), soci::use(notice.uid),
        soci::use(notice.recurrence_id), soci::use(recipients), soci::use(notice.subject),
        soci::use(notice.text), soci::use(notice.html), soci::use(notice.due), soci::use(notice.due));
}

void withdraw_confirmations(Connection& connection, reserve::RoomId room, const std::string& uid,
                            std::optional<reserve::Instant> recurrence_id, reserve::Instant now) {
    const int whole = recurrence_id ? 0 : 1;
    run(connection, replace_waiting, soci::use(now), soci::use(room), soci::use(uid), soci::use(whole),
        soci::use(recurrence_id));
}

}  // namespace sql
