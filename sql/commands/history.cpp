#include "sql/commands/history.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "sql/answers.hpp"
#include "sql/commands/listed_messages.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {
namespace {

using reserve::AnswerId;
using reserve::MessageId;

constexpr auto messages_of_uid = R"(
    SELECT DISTINCT message_id FROM item_uid JOIN item USING (item_id) WHERE uid = :uid ORDER BY message_id)";

constexpr auto messages_of_mail = R"(
    SELECT message_id FROM message WHERE mail_message_id IN (:id, '<' || :id || '>') ORDER BY message_id)";

constexpr auto decisions_of_message = R"(
    SELECT item_id, room_id, uid, recurrence_id, sequence, dtstamp_at, decided_at, outcome, words FROM decision
    WHERE item_id IN (SELECT item_id FROM item WHERE message_id = :key) ORDER BY decision_id)";

constexpr auto decisions_of_uid = R"(
    SELECT item_id, room_id, uid, recurrence_id, sequence, dtstamp_at, decided_at, outcome, words FROM decision
    WHERE uid = :key ORDER BY decision_id)";

template <typename Key>
std::vector<ListedDecision> decisions(Connection& connection, std::string_view text, const Key& key) {
    std::vector<ListedDecision> decisions;
    ListedDecision one;
    Query query(connection, text, soci::use(key), soci::into(one.item), soci::into(one.room),
                soci::into(one.uid), soci::into(one.recurrence_id), soci::into(one.version.sequence),
                soci::into(one.version.dtstamp), soci::into(one.decided_at), soci::into(one.outcome),
                soci::into(one.words));
    while (query.next()) decisions.push_back(one);
    return decisions;
}

constexpr auto select_attempts = R"(
    SELECT position, started_at, ended_at, outcome FROM attempt WHERE answer_id = :answer ORDER BY attempt_id)";

std::vector<ListedAttempt> attempts_of(Connection& connection, AnswerId answer) {
    std::vector<ListedAttempt> attempts;
    ListedAttempt attempt;
    Query query(connection, select_attempts, soci::use(answer), soci::into(attempt.position),
                soci::into(attempt.started_at), soci::into(attempt.ended_at), soci::into(attempt.outcome));
    while (query.next()) attempts.push_back(attempt);
    return attempts;
}

constexpr auto answers_of_message = R"(
    SELECT answer_id, code, words, finished_at FROM answer
    WHERE item_id IN (SELECT item_id FROM item WHERE message_id = :key) ORDER BY answer_id)";

constexpr auto answers_of_uid = R"(
    SELECT answer_id, code, words, finished_at FROM answer
    WHERE room_id IN (SELECT room_id FROM room) AND uid = :key ORDER BY answer_id)";

template <typename Key>
std::vector<ListedAnswer> answers(Connection& connection, std::string_view text, const Key& key) {
    std::vector<ListedAnswer> answers;
    AnswerId id{};
    std::string code, words;
    std::optional<reserve::Instant> finished_at;
    Query query(connection, text, soci::use(key), soci::into(id), soci::into(code), soci::into(words),
                soci::into(finished_at));
    while (query.next()) {
        answers.push_back(
            {read_answer(connection, id), code, words, finished_at, attempts_of(connection, id)});
    }
    return answers;
}

std::vector<ListedMessage> messages(Connection& connection, std::string_view text, const std::string& key) {
    std::vector<ListedMessage> messages;
    MessageId id{};
    Query query(connection, text, soci::use(key), soci::into(id));
    while (query.next()) {
        if (auto message = read_message(connection, id)) messages.push_back(*std::move(message));
    }
    return messages;
}

template <typename Row>
void append(std::vector<Row>& all, std::vector<Row> more) {
    std::ranges::move(more, std::back_inserter(all));
}

// Two messages may be about the same meetings.
void append_new(std::vector<ListedReservation>& all, const std::vector<ListedReservation>& more) {
    const std::size_t known = all.size();
    for (const ListedReservation& one : more) {
        const auto same = [&](const auto& it) { return it.room == one.room && it.uid == one.uid; };
        if (std::ranges::none_of(all | std::views::take(known), same)) all.push_back(one);
    }
}

}  // namespace

std::optional<Story> History::of_message(MessageId id) {
    return readers_.read([&](Connection& connection) -> std::optional<Story> {
        auto message = read_message(connection, id);
        if (!message) return std::nullopt;
        return Story{{*std::move(message)},
                     decisions(connection, decisions_of_message, id),
                     answers(connection, answers_of_message, id),
                     reservations_of(connection, id),
                     {}};
    });
}

Story History::of_mail(const std::string& mail_message_id) {
    return readers_.read([&](Connection& connection) {
        Story story{messages(connection, messages_of_mail, mail_message_id), {}, {}, {}, {}};
        for (const ListedMessage& message : story.messages) {
            append(story.decisions, decisions(connection, decisions_of_message, message.id));
            append(story.answers, answers(connection, answers_of_message, message.id));
            append_new(story.reservations, reservations_of(connection, message.id));
        }
        return story;
    });
}

Story History::of_meeting(const std::string& uid) {
    return readers_.read([&](Connection& connection) {
        return Story{messages(connection, messages_of_uid, uid), decisions(connection, decisions_of_uid, uid),
                     answers(connection, answers_of_uid, uid), reservations_of(connection, uid),
                     requests_about(connection, uid)};
    });
}

}  // namespace sql
