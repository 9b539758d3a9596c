#include "sql/calendar/queue_answer.hpp"

#include "sql/answer_words.hpp"
#include "sql/connection/query.hpp"

namespace sql {
namespace {

using namespace reserve;

// An answer for one occurrence leaves those for the series alone. One that is being sent counts as sent if
// that succeeds, and is not tried again if it does not.
constexpr auto replace_unsent = R"(
    UPDATE answer SET state = 'replaced', finished_at = :now
    WHERE room_id = :room AND uid = :uid AND state IN ('waiting', 'sending') AND (:whole = 1 OR recurrence_id IS :recurrence_id))";

constexpr auto insert_answer = R"(
    INSERT INTO answer (item_id, room_id, uid, recurrence_id, sequence, dtstamp_at, mail_message_id, organizer, state,
                        due_at)
    VALUES (:item, :room, :uid, :recurrence_id, :sequence, :dtstamp, :mail_message_id, :organizer, 'waiting', :due)
    RETURNING answer_id)";

constexpr auto insert_step = R"(
    INSERT INTO answer_step (answer_id, position, kind, recurrence_id, text, html, silent, state)
    VALUES (:answer, :position, :kind, :recurrence_id, :text, :html, :silent, :state))";

AnswerId insert(Connection& connection, const NewAnswer& answer) {
    AnswerId id{};
    Query query(connection, insert_answer, soci::use(answer.item), soci::use(answer.room),
                soci::use(answer.uid), soci::use(answer.recurrence_id), soci::use(answer.version.sequence),
                soci::use(answer.version.dtstamp), soci::use(answer.mail_message_id),
                soci::use(answer.organizer), soci::use(answer.due), soci::into(id));
    while (query.next()) continue;
    return id;
}

void insert(Connection& connection, AnswerId answer, const AnswerStep& step) {
    const std::string kind = word_for(step.kind);
    const std::string state = word_for(step.state);
    const int silent = step.silent;
    run(connection, insert_step, soci::use(answer), soci::use(step.position), soci::use(kind),
        soci::use(step.recurrence_id), soci::use(step.text), soci::use(step.html), soci::use(silent),
        soci::use(state));
}

}  // namespace

void withdraw_answers(Connection& connection, RoomId room, const std::string& uid,
                      std::optional<Instant> recurrence_id, Instant now) {
    const int whole = recurrence_id ? 0 : 1;
    run(connection, replace_unsent, soci::use(now), soci::use(room), soci::use(uid), soci::use(whole),
        soci::use(recurrence_id));
}

AnswerId queue_answer(Connection& connection, const NewAnswer& answer) {
    withdraw_answers(connection, answer.room, answer.uid, answer.recurrence_id, answer.due);
    return queue_further_answer(connection, answer);
}

namespace {

constexpr auto replace_mirrors = R"(
    UPDATE answer SET state = 'replaced', finished_at = :now
    WHERE room_id = :room AND uid = :uid AND state IN ('waiting', 'sending') AND item_id IS NULL)";

}  // namespace

AnswerId queue_mirror(Connection& connection, RoomId room, const std::string& uid, Instant now) {
    run(connection, replace_mirrors, soci::use(now), soci::use(room), soci::use(uid));
    return queue_further_answer(connection, mirror_answer(room, uid, now));
}

AnswerId queue_further_answer(Connection& connection, const NewAnswer& answer) {
    const AnswerId id = insert(connection, answer);
    for (const AnswerStep& step : answer.steps) insert(connection, id, step);
    return id;
}

}  // namespace sql
