#include "sql/answers.hpp"

#include <algorithm>
#include <stdexcept>

#include "sql/answer_words.hpp"
#include "sql/calendar/read_mirror.hpp"
#include "sql/connection/query.hpp"
#include "sql/rooms.hpp"

namespace sql {
namespace {

using reserve::AnswerId;
using reserve::AnswerStep;

constexpr auto select_steps = R"(
    SELECT position, kind, recurrence_id, text, html, silent, state,
           (SELECT count(*) FROM attempt WHERE attempt.answer_id = answer_step.answer_id
                AND attempt.position = answer_step.position AND outcome = 'in doubt')
    FROM answer_step WHERE answer_id = :answer ORDER BY position)";

std::vector<AnswerStep> steps_of(Connection& connection, AnswerId id) {
    std::vector<AnswerStep> steps;
    AnswerStep step;
    std::string kind, state;
    int silent = 0;
    Query query(connection, select_steps, soci::use(id), soci::into(step.position), soci::into(kind),
                soci::into(step.recurrence_id), soci::into(step.text), soci::into(step.html),
                soci::into(silent), soci::into(state), soci::into(step.in_doubt));
    while (query.next()) {
        step.kind = kind_from(kind);
        step.silent = silent == 1;
        step.state = state_from(state);
        steps.push_back(step);
    }
    return steps;
}

// What was decided about a newer version has replaced the answer, unless it was nothing for the meeting. A
// date of its own replaces no answer to the whole.
constexpr auto select_passed_over = R"(
    SELECT DISTINCT decision.sequence, decision.dtstamp_at, message.mail_message_id
    FROM decision JOIN item USING (item_id) JOIN message USING (message_id)
    WHERE decision.uid = :uid AND decision.room_id = :room
      AND (decision.sequence, decision.dtstamp_at) > (:sequence, :dtstamp)
      AND (decision.recurrence_id IS NULL OR decision.recurrence_id IS :recurrence_id)
    ORDER BY decision_id DESC LIMIT 100)";

std::vector<reserve::SettledMessage> passed_over_by(Connection& connection,
                                                    const reserve::NewAnswer& answer) {
    std::vector<reserve::SettledMessage> messages;
    reserve::SettledMessage message;
    Query query(connection, select_passed_over, soci::use(answer.uid), soci::use(answer.room),
                soci::use(answer.version.sequence), soci::use(answer.version.dtstamp),
                soci::use(answer.recurrence_id), soci::into(message.version.sequence),
                soci::into(message.version.dtstamp), soci::into(message.mail_message_id));
    while (query.next()) messages.push_back(message);
    return messages;
}

// Of a date that was answered for on its own, or with its series.
constexpr auto select_answered_before = R"(
    SELECT answer_step.kind FROM answer JOIN answer_step USING (answer_id)
    WHERE answer.room_id = :room AND answer.uid = :uid AND answer.answer_id < :answer
      AND answer.sequence = :sequence AND answer.dtstamp_at = :dtstamp
      AND answer_step.state = 'sent' AND answer_step.kind IN ('accept', 'tentative', 'decline')
      AND (answer_step.recurrence_id IS NULL OR answer_step.recurrence_id = :recurrence_id)
    ORDER BY answer.answer_id DESC, answer_step.position DESC LIMIT 1)";

std::optional<reserve::AnswerKind> answered_before(Connection& connection, AnswerId id,
                                                   const reserve::NewAnswer& answer) {
    std::string kind;
    Query query(connection, select_answered_before, soci::use(answer.room), soci::use(answer.uid),
                soci::use(id), soci::use(answer.version.sequence), soci::use(answer.version.dtstamp),
                soci::use(answer.recurrence_id), soci::into(kind));
    if (!query.next()) return std::nullopt;
    return kind_from(kind);
}

constexpr auto select_answer = R"(
    SELECT item_id, answer.room_id, uid, recurrence_id, sequence, dtstamp_at, mail_message_id, organizer, due_at,
           mailbox, state, tries, missing_seconds, channel
    FROM answer JOIN room ON room.room_id = answer.room_id WHERE answer_id = :answer)";

}  // namespace

reserve::Answer read_answer(Connection& connection, AnswerId id) {
    reserve::NewAnswer content;
    std::string mailbox, state, channel;
    int tries = 0;
    long long missing = 0;
    Query query(connection, select_answer, soci::use(id), soci::into(content.item), soci::into(content.room),
                soci::into(content.uid), soci::into(content.recurrence_id),
                soci::into(content.version.sequence), soci::into(content.version.dtstamp),
                soci::into(content.mail_message_id), soci::into(content.organizer), soci::into(content.due),
                soci::into(mailbox), soci::into(state), soci::into(tries), soci::into(missing),
                soci::into(channel));
    if (!query.next())
        throw std::runtime_error("there is no answer " + std::to_string(static_cast<long long>(id)));
    content.steps = steps_of(connection, id);
    reserve::Mirror mirror;
    if (std::ranges::find(content.steps, reserve::AnswerKind::mirror, &AnswerStep::kind) !=
        content.steps.end())
        mirror = read_mirror(connection, content.room, content.uid);
    std::vector<reserve::SettledMessage> passed_over = passed_over_by(connection, content);
    const auto before = answered_before(connection, id, content);
    return {id,
            std::move(content),
            stored_address(mailbox),
            state_from(state),
            tries,
            std::chrono::seconds(missing),
            std::move(passed_over),
            before,
            std::move(mirror),
            channel_from(channel)};
}

}  // namespace sql
