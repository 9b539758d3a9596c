#include "sql/outbox.hpp"

#include <stdexcept>

#include "sql/answer_words.hpp"
#include "sql/answers.hpp"
#include "sql/attempts.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"

namespace sql {

using reserve::Answer;
using reserve::AnswerId;
using reserve::AnswerState;
using reserve::AttemptId;
using reserve::Instant;
using reserve::OpenAttempt;
using reserve::RoomId;
using reserve::SentStep;

namespace {

// One domain a line, with a line end before and after: looked for with instr().
std::string lines_of(const std::set<std::string>& domains) {
    std::string lines = "\n";
    for (const std::string& domain : domains) lines += domain + "\n";
    return lines;
}

// Room by room, so that what waits for a held server costs nothing. A room with an open attempt is being
// answered; an older answer to the same date, or to the whole of its series, goes first.
constexpr auto select_due = R"(
    SELECT answer_id FROM room JOIN answer ON answer_id = (
        SELECT first.answer_id FROM answer AS first
        WHERE first.room_id = room.room_id AND first.state = 'waiting' AND first.due_at <= :now
          AND NOT EXISTS (SELECT 1 FROM answer AS older
                          WHERE older.room_id = first.room_id AND older.uid = first.uid
                            AND (older.recurrence_id IS NULL OR older.recurrence_id IS first.recurrence_id)
                            AND older.answer_id < first.answer_id AND older.state IN ('waiting', 'sending'))
        ORDER BY first.due_at, first.answer_id LIMIT 1)
    WHERE paused = 0
      AND instr(:held, char(10) || substr(mailbox_key, length(rtrim(mailbox_key,
                replace(mailbox_key, '@', ''))) + 1) || char(10)) = 0
      AND instr(:held, char(10) || mailbox_key || char(10)) = 0
      AND room.room_id NOT IN (SELECT busy.room_id FROM attempt JOIN answer AS busy USING (answer_id)
                               WHERE ended_at IS NULL)
    ORDER BY due_at, answer_id LIMIT :at_most)";

std::vector<AnswerId> due_ids(Connection& connection, Instant now, std::size_t at_most,
                              const std::string& held) {
    std::vector<AnswerId> ids;
    AnswerId id{};
    Query query(connection, select_due, soci::use(now), soci::use(held), soci::use(at_most), soci::into(id));
    while (query.next()) ids.push_back(id);
    return ids;
}

constexpr auto select_next_due = R"(
    SELECT min((SELECT first.due_at FROM answer AS first
                WHERE first.room_id = room.room_id AND first.state = 'waiting'
                  AND NOT EXISTS (SELECT 1 FROM answer AS older
                                  WHERE older.room_id = first.room_id AND older.uid = first.uid
                                    AND (older.recurrence_id IS NULL
                                         OR older.recurrence_id IS first.recurrence_id)
                                    AND older.answer_id < first.answer_id
                                    AND older.state IN ('waiting', 'sending'))
                ORDER BY first.due_at LIMIT 1))
    FROM room
    WHERE paused = 0
      AND room.room_id NOT IN (SELECT busy.room_id FROM attempt JOIN answer AS busy USING (answer_id)
                               WHERE ended_at IS NULL))";

std::optional<Instant> earliest_due(Connection& connection) {
    std::optional<Instant> due;
    Query(connection, select_next_due, soci::into(due)).next();
    return due;
}

constexpr auto select_open = R"(
    SELECT attempt_id, answer_id, position, started_at, channel, handed_over FROM attempt WHERE ended_at IS NULL ORDER BY attempt_id)";

struct AttemptRow {
    AttemptId id{};
    AnswerId answer{};
    int position = 0;
    Instant started_at{};
    std::string channel;
    int handed_over = 1;
};

template <typename... Parameters>
std::vector<AttemptRow> attempt_rows(Connection& connection, const char* select, Parameters... parameters) {
    std::vector<AttemptRow> rows;
    AttemptRow row;
    Query query(connection, select, parameters..., soci::into(row.id), soci::into(row.answer),
                soci::into(row.position), soci::into(row.started_at), soci::into(row.channel),
                soci::into(row.handed_over));
    while (query.next()) rows.push_back(row);
    return rows;
}

// These leave no trace (leaves_no_trace), and no mail does.
constexpr auto select_lately_sent = R"(
    SELECT attempt_id, answer_id, position, started_at, attempt.channel, handed_over
    FROM answer JOIN attempt USING (answer_id) JOIN answer_step USING (answer_id, position)
    WHERE room_id = :room AND outcome = 'sent' AND kind NOT IN ('remove', 'mirror')
      AND attempt.channel <> 'imip' ORDER BY attempt_id DESC LIMIT :at_most)";

// Answers behind requests whose result is still open, in rooms that are held.
constexpr auto select_untold = R"(
    SELECT answer_id FROM reservation_request JOIN answer USING (answer_id) JOIN room ON room.room_id = answer.room_id
    WHERE (result_code IS NULL OR result_code = 521) AND state = 'waiting' AND code = ''
      AND (instr(:held, char(10) || substr(mailbox_key, length(rtrim(mailbox_key,
                 replace(mailbox_key, '@', ''))) + 1) || char(10)) > 0
           OR instr(:held, char(10) || mailbox_key || char(10)) > 0))";

std::vector<AnswerId> untold(Connection& connection, const std::string& held) {
    std::vector<AnswerId> ids;
    AnswerId id{};
    Query query(connection, select_untold, soci::use(held), soci::into(id));
    while (query.next()) ids.push_back(id);
    return ids;
}

constexpr auto tell_why = R"(
    UPDATE answer SET code = :code, words = :words WHERE answer_id = :answer AND state = 'waiting' AND code = '')";

constexpr auto mark_handed_over = R"(
    UPDATE attempt SET handed_over = 1 WHERE answer_id = :answer AND position = :position AND ended_at IS NULL)";

constexpr auto add_seconds = R"(
    UPDATE answer SET missing_seconds = missing_seconds + :searched WHERE answer_id = :answer)";

}  // namespace

std::vector<Answer> Outbox::due(Instant now, std::size_t at_most, const std::set<std::string>& held) {
    return readers_.read([&](Connection& connection) {
        std::vector<Answer> answers;
        for (const AnswerId id : due_ids(connection, now, at_most, lines_of(held))) {
            answers.push_back(read_answer(connection, id));
        }
        return answers;
    });
}

std::optional<Instant> Outbox::next_due() {
    return readers_.read([](Connection& connection) { return earliest_due(connection); });
}

std::vector<OpenAttempt> Outbox::open_attempts() {
    return readers_.read([](Connection& connection) {
        std::vector<OpenAttempt> attempts;
        for (const AttemptRow& row : attempt_rows(connection, select_open)) {
            Answer answer = read_answer(connection, row.answer);
            if (!row.channel.empty()) answer.channel = channel_from(row.channel);
            attempts.push_back(
                {row.id, std::move(answer), row.position, row.started_at, row.handed_over == 1});
        }
        return attempts;
    });
}

std::vector<SentStep> Outbox::lately_sent(RoomId room, std::size_t at_most) {
    return readers_.read([&](Connection& connection) {
        std::vector<SentStep> steps;
        for (const AttemptRow& row :
             attempt_rows(connection, select_lately_sent, soci::use(room), soci::use(at_most))) {
            steps.push_back({read_answer(connection, row.answer), row.position, row.started_at});
        }
        return steps;
    });
}

std::optional<AttemptId> Outbox::begin_attempt(AnswerId answer, int position, Instant now,
                                               reserve::Channel channel) {
    std::optional<AttemptId> attempt;
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        attempt = open_attempt(connection, answer, position, now, channel);
    });
    return attempt;
}

void Outbox::hand_over(AnswerId answer, int position) {
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        run(connection, mark_handed_over, soci::use(answer), soci::use(position));
    });
}

void Outbox::end_attempt(AttemptId attempt, Instant now, const reserve::AttemptEnd& end) {
    if (end.outcome == AnswerState::sending) throw std::logic_error("an attempt does not end in sending");
    writer_.run(Writer::Lane::post,
                [&](Connection& connection) { close_attempt(connection, attempt, now, end); });
}

// Asked often, and seldom anything: the writer is not bothered then.
void Outbox::tell_why_waiting(const std::set<std::string>& held, const std::string& code,
                              const std::string& words) {
    const std::string lines = lines_of(held);
    const auto ids = readers_.read([&](Connection& connection) { return untold(connection, lines); });
    if (ids.empty()) return;
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        for (const AnswerId id : ids)
            run(connection, tell_why, soci::use(code), soci::use(words), soci::use(id));
    });
}

void Outbox::add_missing(AnswerId answer, std::chrono::seconds searched) {
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        const long long seconds = searched.count();
        run(connection, add_seconds, soci::use(seconds), soci::use(answer));
    });
}

}  // namespace sql
