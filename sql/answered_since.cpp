#include "sql/answered_since.hpp"

#include "sql/connection/query.hpp"

namespace sql {
namespace {

constexpr auto any_given_up = "SELECT EXISTS (SELECT 1 FROM answered_since WHERE newer_id = :sent)";

bool is_any_given_up(Connection& connection, reserve::AnswerId sent) {
    int any = 0;
    Query query(connection, any_given_up, soci::use(sent), soci::into(any));
    query.next();
    return any == 1;
}

// The same message may have brought about others that are still given up.
constexpr auto clear_items = R"(
    UPDATE item SET status = 3, reason = ''
    WHERE status < 0 AND status IN (-2, -3)
      AND item_id IN (SELECT item_id FROM answered_since JOIN answer USING (answer_id) WHERE newer_id = :sent)
      AND NOT EXISTS (SELECT 1 FROM answer AS other
                      WHERE other.item_id = item.item_id AND other.state IN ('parked', 'not_found')
                        AND other.answer_id NOT IN (SELECT answer_id FROM answered_since WHERE newer_id = :sent)))";

constexpr auto replace_steps = R"(
    UPDATE answer_step SET state = 'replaced'
    WHERE answer_id IN (SELECT answer_id FROM answered_since WHERE newer_id = :sent)
      AND state IN ('parked', 'not_found'))";

constexpr auto replace_answers = R"(
    UPDATE answer SET state = 'replaced', finished_at = :now, words = 'Something newer was answered since: ' || words
    WHERE answer_id IN (SELECT answer_id FROM answered_since WHERE newer_id = :sent))";

}  // namespace

void take_off_ban_list(Connection& connection, reserve::AnswerId sent, reserve::Instant now) {
    if (!is_any_given_up(connection, sent)) return;
    run(connection, clear_items, soci::use(sent));
    run(connection, replace_steps, soci::use(sent));
    run(connection, replace_answers, soci::use(now), soci::use(sent));
}

}  // namespace sql
