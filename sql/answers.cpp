#include "sql/answers.hpp"

#include <stdexcept>

#include "sql/answer_words.hpp"
#include "sql/connection/query.hpp"
#include "sql/rooms.hpp"

namespace sql {
namespace {

using reserve::AnswerId;
using reserve::AnswerStep;

constexpr auto select_steps = R"(
    SELECT position, kind, recurrence_id, text, silent, state FROM answer_step
    WHERE answer_id = :answer ORDER BY position)";

std::vector<AnswerStep> steps_of(Connection& connection, AnswerId id) {
    std::vector<AnswerStep> steps;
    AnswerStep step;
    std::string kind, state;
    int silent = 0;
    Query query(connection, select_steps, soci::use(id), soci::into(step.position), soci::into(kind),
                soci::into(step.recurrence_id), soci::into(step.text), soci::into(silent), soci::into(state));
    while (query.next()) {
        step.kind = kind_from(kind);
        step.silent = silent == 1;
        step.state = state_from(state);
        steps.push_back(step);
    }
    return steps;
}

constexpr auto select_answer = R"(
    SELECT item_id, answer.room_id, uid, recurrence_id, sequence, dtstamp_at, mail_message_id, organizer, due_at,
           mailbox, state, tries, missing_seconds
    FROM answer JOIN room ON room.room_id = answer.room_id WHERE answer_id = :answer)";

}  // namespace

reserve::Answer read_answer(Connection& connection, AnswerId id) {
    reserve::NewAnswer content;
    std::string mailbox, state;
    int tries = 0;
    long long missing = 0;
    Query query(connection, select_answer, soci::use(id), soci::into(content.item), soci::into(content.room),
                soci::into(content.uid), soci::into(content.recurrence_id),
                soci::into(content.version.sequence), soci::into(content.version.dtstamp),
                soci::into(content.mail_message_id), soci::into(content.organizer), soci::into(content.due),
                soci::into(mailbox), soci::into(state), soci::into(tries), soci::into(missing));
    if (!query.next())
        throw std::runtime_error("there is no answer " + std::to_string(static_cast<long long>(id)));
    content.steps = steps_of(connection, id);
    return {id,    std::move(content),           stored_address(mailbox), state_from(state),
            tries, std::chrono::seconds(missing)};
}

}  // namespace sql
