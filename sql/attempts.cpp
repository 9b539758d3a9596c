#include "sql/attempts.hpp"

#include "reserve/post/release_unanswered.hpp"
#include "sql/answer_words.hpp"
#include "sql/answered_since.hpp"
#include "sql/answers.hpp"
#include "sql/connection/query.hpp"
#include "sql/ledger.hpp"

namespace sql {

using reserve::AnswerId;
using reserve::AnswerState;
using reserve::AttemptEnd;
using reserve::AttemptId;
using reserve::Instant;

namespace {

// Another gateway may have done the step since it was looked at, or be sending another answer of the room.
constexpr auto mark_answer_sending = R"(
    UPDATE answer SET state = 'sending'
    WHERE answer_id = :answer AND state = 'waiting'
      AND EXISTS (SELECT 1 FROM answer_step AS step WHERE step.answer_id = answer.answer_id
                      AND step.position = :position AND step.state = 'waiting')
      AND NOT EXISTS (SELECT 1 FROM attempt AS open JOIN answer AS busy ON busy.answer_id = open.answer_id
                      WHERE open.ended_at IS NULL AND busy.room_id = answer.room_id))";

constexpr auto mark_step_sending = R"(
    UPDATE answer_step SET state = 'sending' WHERE answer_id = :answer AND position = :position)";

constexpr auto insert_attempt = R"(
    INSERT INTO attempt (answer_id, position, started_at, channel, handed_over)
    VALUES (:answer, :position, :now, :channel, :channel <> 'imip') RETURNING attempt_id)";

}  // namespace

std::optional<AttemptId> open_attempt(Connection& connection, AnswerId answer, int position, Instant now,
                                      reserve::Channel channel) {
    if (run(connection, mark_answer_sending, soci::use(answer), soci::use(position)) == 0)
        return std::nullopt;
    run(connection, mark_step_sending, soci::use(answer), soci::use(position));
    AttemptId attempt{};
    const std::string word = word_for(std::optional(channel));
    Query query(connection, insert_attempt, soci::use(answer), soci::use(position), soci::use(now),
                soci::use(word), soci::into(attempt));
    while (query.next()) continue;
    return attempt;
}

namespace {

struct OpenStep {
    AnswerId answer{};
    int position = 0;
    bool replaced = false;  // by a newer decision while the call was made
};

constexpr auto select_open_step = R"(
    SELECT answer_id, position, state = 'replaced' FROM attempt JOIN answer USING (answer_id)
    WHERE attempt_id = :attempt AND ended_at IS NULL)";

std::optional<OpenStep> open_step(Connection& connection, AttemptId attempt) {
    OpenStep step;
    int replaced = 0;
    Query query(connection, select_open_step, soci::use(attempt), soci::into(step.answer),
                soci::into(step.position), soci::into(replaced));
    if (!query.next()) return std::nullopt;
    step.replaced = replaced == 1;
    return step;
}

constexpr auto end_of_attempt =
    "UPDATE attempt SET ended_at = :now, outcome = :outcome, calls = :calls, octets = :octets "
    "WHERE attempt_id = :attempt";

constexpr auto state_of_step = R"(
    UPDATE answer_step SET state = :state WHERE answer_id = :answer AND position = :position)";

constexpr auto count_unsent =
    "SELECT count(*) FROM answer_step WHERE answer_id = :answer AND state NOT IN ('sent', 'not_done')";

bool is_sent_whole(Connection& connection, AnswerId answer) {
    int unsent = 0;
    Query query(connection, count_unsent, soci::use(answer), soci::into(unsent));
    query.next();
    return unsent == 0;
}

std::string settled_word(AnswerState state, const AttemptEnd& end) {
    return state == AnswerState::sent && !end.done ? state_not_done : word_for(state);
}

// A replaced answer stays so, unless the call that was on its way was its last.
AnswerState state_after(Connection& connection, const OpenStep& step, AnswerState outcome) {
    if (outcome == AnswerState::sent && is_sent_whole(connection, step.answer)) return AnswerState::sent;
    if (step.replaced) return AnswerState::replaced;
    return outcome == AnswerState::sent ? AnswerState::waiting : outcome;
}

constexpr auto set_waiting = R"(
    UPDATE answer SET state = 'waiting', due_at = :due, tries = CASE WHEN :progress THEN 0 ELSE tries + :counted END,
           code = :code, words = :words, channel = CASE WHEN :channel = '' THEN channel ELSE :channel END
    WHERE answer_id = :answer)";

constexpr auto set_finished = R"(
    UPDATE answer SET state = :state, finished_at = :now, code = :code, words = :words WHERE answer_id = :answer)";

constexpr auto set_item = R"(
    UPDATE item SET status = :status, reason = :reason
    WHERE item_id = (SELECT item_id FROM answer WHERE answer_id = :answer) AND status = 3)";

void set_item_status(Connection& connection, AnswerId answer, AnswerState state, const std::string& words) {
    if (state != AnswerState::parked && state != AnswerState::not_found) return;
    const int status = static_cast<int>(state == AnswerState::parked ? reserve::ItemStatus::error_answering
                                                                     : reserve::ItemStatus::object_not_found);
    run(connection, set_item, soci::use(status), soci::use(words), soci::use(answer));
}

void wait(Connection& connection, AnswerId answer, Instant now, const AttemptEnd& end) {
    const int progress = end.outcome == AnswerState::sent ? 1 : 0;
    const int counted = end.counted ? 1 : 0;
    const Instant due = end.due.value_or(now);
    const std::string channel = word_for(end.channel);
    run(connection, set_waiting, soci::use(due), soci::use(progress), soci::use(counted), soci::use(end.code),
        soci::use(end.words), soci::use(channel), soci::use(answer));
}

}  // namespace

void close_attempt(Connection& connection, AttemptId attempt, Instant now, const AttemptEnd& end) {
    const auto step = open_step(connection, attempt);
    if (!step) return;
    const std::string outcome = !end.done      ? outcome_not_done
                                : end.in_doubt ? outcome_in_doubt
                                               : word_for(end.outcome);
    const long long calls = end.use.calls, octets = end.use.octets_sent + end.use.octets_received;
    run(connection, end_of_attempt, soci::use(now), soci::use(outcome), soci::use(calls), soci::use(octets),
        soci::use(attempt));
    const bool undone = step->replaced && end.outcome == AnswerState::waiting;
    const std::string step_state = settled_word(undone ? AnswerState::replaced : end.outcome, end);
    run(connection, state_of_step, soci::use(step_state), soci::use(step->answer), soci::use(step->position));

    const AnswerState state = state_after(connection, *step, end.outcome);
    if (state == AnswerState::waiting) return wait(connection, step->answer, now, end);
    const std::string word = settled_word(state, end);
    run(connection, set_finished, soci::use(word), soci::use(now), soci::use(end.code), soci::use(end.words),
        soci::use(step->answer));
    set_item_status(connection, step->answer, state, end.words);
    if (state == AnswerState::sent) take_off_ban_list(connection, step->answer, now);
    if (state != AnswerState::not_found || !end.release) return;
    Ledger ledger(connection);
    reserve::release_unanswered(read_answer(connection, step->answer), now, ledger);
}

}  // namespace sql
