#include "sql/calendar/queue_answer.hpp"

#include <algorithm>

#include "sql/answer_words.hpp"
#include "sql/calendar/queue_notice.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/statement.hpp"

namespace sql {
namespace {

using namespace reserve;

// An answer for one occurrence leaves those for the series alone. One that is being sent counts as sent if
// that succeeds, and is not tried again if it does not.
constexpr auto replace_unsent = R"(
    UPDATE answer SET state = 'replaced', finished_at = :now
    WHERE room_id = :room AND uid = :uid AND state IN ('waiting', 'sending')
      AND (:whole = 1 OR recurrence_id IS :recurrence_id))";

// The whole may have been sent before one of its dates, and come after it.
constexpr auto replace_all_but_newer_dates = R"(
    UPDATE answer SET state = 'replaced', finished_at = :now
    WHERE room_id = :room AND uid = :uid AND state IN ('waiting', 'sending')
      AND NOT EXISTS (SELECT 1 FROM answer_of_newer_date AS newer WHERE newer.answer_id = answer.answer_id))";

constexpr auto insert_answer = R"(
    INSERT INTO answer (item_id, room_id, uid, recurrence_id, sequence, dtstamp_at, mail_message_id, organizer, state,
                        due_at)
    VALUES (:item, :room, :uid, :recurrence_id, :sequence, :dtstamp, :mail_message_id, :organizer, 'waiting', :due))";

constexpr auto insert_step = R"(
    INSERT INTO answer_step (answer_id, position, kind, recurrence_id, text, html, silent, state)
    VALUES (:answer, :position, :kind, :recurrence_id, :text, :html, :silent, :state))";

AnswerId insert(Connection& connection, const NewAnswer& answer) {
    Statement statement(connection, insert_answer, answer.item, answer.room, answer.uid, answer.recurrence_id,
                        answer.version.sequence, answer.version.dtstamp, answer.mail_message_id,
                        answer.organizer, answer.due);
    return AnswerId{statement.insert()};
}

void insert(Connection& connection, AnswerId answer, const AnswerStep& step) {
    Statement(connection, insert_step, answer, step.position, word_for(step.kind), step.recurrence_id,
              step.text, step.html, step.silent, word_for(step.state))
        .insert();
}

}  // namespace

namespace {

constexpr auto select_mirrored = R"(
    SELECT EXISTS (SELECT 1 FROM answer JOIN answer_step USING (answer_id)
                   WHERE room_id = :room AND uid = :uid AND kind = 'mirror'))";

bool mirrors(const NewAnswer& answer) {
    return std::ranges::find(answer.steps, AnswerKind::mirror, &AnswerStep::kind) != answer.steps.end();
}

}  // namespace

bool was_mirrored(Connection& connection, RoomId room, const std::string& uid) {
    int mirrored = 0;
    Query query(connection, select_mirrored, soci::use(room), soci::use(uid), soci::into(mirrored));
    query.next();
    return mirrored == 1;
}

void withdraw_answers(Connection& connection, RoomId room, const std::string& uid,
                      std::optional<Instant> recurrence_id, Instant now) {
    const int whole = recurrence_id ? 0 : 1;
    run(connection, replace_unsent, soci::use(now), soci::use(room), soci::use(uid), soci::use(whole),
        soci::use(recurrence_id));
    withdraw_confirmations(connection, room, uid, recurrence_id, now);
}

AnswerId queue_answer(Connection& connection, const NewAnswer& answer) {
    if (answer.recurrence_id) {
        withdraw_answers(connection, answer.room, answer.uid, answer.recurrence_id, answer.due);
    } else {
        run(connection, replace_all_but_newer_dates, soci::use(answer.due), soci::use(answer.room),
            soci::use(answer.uid));
        withdraw_confirmations(connection, answer.room, answer.uid, std::nullopt, answer.due);
    }
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

namespace {

constexpr auto select_dates_alone = R"(
    SELECT DISTINCT recurrence_id FROM date_asked_for_alone WHERE answer_id = :answer
    ORDER BY recurrence_id LIMIT 100)";

// Of such a date the room's calendar may show two items: one goes with the answer to all of the meeting.
std::vector<AnswerStep> with_dates_alone(Connection& connection, AnswerId id, const NewAnswer& answer) {
    std::vector<AnswerStep> steps = answer.steps;
    const bool of_whole = answer.item && !answer.recurrence_id && !steps.front().recurrence_id;
    if (!of_whole || leaves_no_trace(steps.front().kind)) return steps;
    Instant date{};
    Query query(connection, select_dates_alone, soci::use(id), soci::into(date));
    auto behind = steps.begin() + 1;
    while (query.next())
        behind = steps.insert(behind, {.kind = AnswerKind::remove, .recurrence_id = date, .text = ""}) + 1;
    return steps;
}

}  // namespace

AnswerId queue_further_answer(Connection& connection, const NewAnswer& answer) {
    const AnswerId id = insert(connection, answer);
    std::vector<AnswerStep> steps = with_dates_alone(connection, id, answer);
    if (was_mirrored(connection, answer.room, answer.uid) && !mirrors(answer))
        steps.push_back({.kind = AnswerKind::mirror, .text = ""});
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].position = static_cast<int>(i);
        insert(connection, id, steps[i]);
    }
    return id;
}

}  // namespace sql
