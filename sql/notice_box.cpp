#include "sql/notice_box.hpp"

#include "sql/calendar/component_words.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"
#include "sql/gateways.hpp"

namespace sql {

using reserve::Instant;
using reserve::Notice;
using reserve::NoticeId;

namespace {

constexpr auto select_due = R"(
    SELECT notice_id, recipients, subject, text, html, made_at, tries, in_doubt,
           CASE WHEN approval_id IS NULL THEN mailbox ELSE '' END
    FROM notice JOIN room ON room.room_id = notice.room_id LEFT JOIN approval USING (approval_id)
    WHERE notice.state = 'waiting' AND due_at <= :now AND (approval_id IS NULL OR approval.state = 'pending')
    ORDER BY due_at, notice_id LIMIT :at_most)";

constexpr auto mark_sent =
    "UPDATE notice SET state = 'sent', finished_at = :now WHERE notice_id = :id AND state = 'waiting'";

constexpr auto mark_begun = R"(
    UPDATE notice SET due_at = :due, tries = tries + 1, words = 'it is being sent'
    WHERE notice_id = :id AND state = 'waiting')";

constexpr auto mark_handed_over =
    "UPDATE notice SET in_doubt = :in_doubt WHERE notice_id = :id AND state = 'waiting'";

constexpr auto mark_waiting = R"(
    UPDATE notice SET due_at = :due, in_doubt = :in_doubt, words = :why
    WHERE notice_id = :id AND state = 'waiting')";

constexpr auto mark_parked = R"(
    UPDATE notice SET state = 'parked', finished_at = :now, words = :why WHERE notice_id = :id AND state = 'waiting')";

}  // namespace

// Of several gateways one sends them: else both would, at the same time.
std::vector<Notice> NoticeBox::due(Instant now, std::size_t at_most) {
    if (!gateways_.leads()) return {};
    return readers_.read([&](Connection& connection) {
        std::vector<Notice> notices;
        Notice notice;
        std::string recipients;
        Query query(connection, select_due, soci::use(now), soci::use(at_most), soci::into(notice.id),
                    soci::into(recipients), soci::into(notice.subject), soci::into(notice.text),
                    soci::into(notice.html), soci::into(notice.asked_at), soci::into(notice.tries),
                    soci::into(notice.in_doubt), soci::into(notice.room_mailbox));
        while (query.next()) {
            notice.recipients = lines_of(recipients);
            notices.push_back(notice);
        }
        return notices;
    });
}

void NoticeBox::begin(NoticeId id, Instant due) {
    writer_.run(Writer::Lane::post,
                [&](Connection& connection) { run(connection, mark_begun, soci::use(due), soci::use(id)); });
}

void NoticeBox::hand_over(NoticeId id, int in_doubt) {
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        run(connection, mark_handed_over, soci::use(in_doubt), soci::use(id));
    });
}

void NoticeBox::sent(NoticeId id, Instant now) {
    writer_.run(Writer::Lane::post,
                [&](Connection& connection) { run(connection, mark_sent, soci::use(now), soci::use(id)); });
}

void NoticeBox::put_back(NoticeId id, Instant due, int in_doubt, const std::string& why) {
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        run(connection, mark_waiting, soci::use(due), soci::use(in_doubt), soci::use(why), soci::use(id));
    });
}

void NoticeBox::park(NoticeId id, Instant now, const std::string& why) {
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        run(connection, mark_parked, soci::use(now), soci::use(why), soci::use(id));
    });
}

}  // namespace sql
