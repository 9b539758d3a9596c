#include <nlohmann/json.hpp>

#include "config/commands/story.hpp"
#include "config/output/json_text.hpp"
#include "config/output/local_time.hpp"
#include "config/output/record_json.hpp"
#include "config/output/request_words.hpp"
#include "config/output/status_words.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

template <class Record>
ordered_json list_of(const std::vector<Record>& records, ordered_json (*json_of_one)(const Record&)) {
    ordered_json list = ordered_json::array();
    for (const Record& record : records) list.push_back(json_of_one(record));
    return list;
}

ordered_json requester_json(const ToldRequester& requester) {
    ordered_json users = ordered_json::array();
    for (const sql::ListedUser& user : requester.users) {
        users.push_back({{"id", static_cast<std::int64_t>(user.id)}, {"retired", user.retired}});
    }
    return {{"uid", requester.uid}, {"address", requester.address}, {"users", users}};
}

ordered_json decision_json(const sql::ListedDecision& decision) {
    return {
        {"item", decision.item ? ordered_json(static_cast<std::int64_t>(*decision.item)) : ordered_json()},
        {"room", static_cast<std::int64_t>(decision.room)},
        {"uid", decision.uid},
        {"recurrence_id", json_of(decision.recurrence_id)},
        {"sequence", decision.version.sequence},
        {"decided", utc_time(decision.decided_at)},
        {"outcome", decision.outcome},
        {"words", decision.words}};
}

ordered_json attempt_json(const sql::ListedAttempt& attempt) {
    return {{"step", attempt.position},
            {"started", utc_time(attempt.started_at)},
            {"ended", json_of(attempt.ended_at)},
            {"outcome", attempt.outcome}};
}

ordered_json answer_json(const sql::ListedAnswer& listed) {
    const reserve::NewAnswer& content = listed.answer.content;
    return {{"id", static_cast<std::int64_t>(listed.answer.id)},
            {"item", content.item ? ordered_json(static_cast<std::int64_t>(*content.item)) : ordered_json()},
            {"room", static_cast<std::int64_t>(content.room)},
            {"uid", content.uid},
            {"organizer", content.organizer},
            {"state", state_word(listed.answer.state, listed.code)},
            {"due", utc_time(content.due)},
            {"finished", json_of(listed.finished_at)},
            {"tries", listed.answer.tries},
            {"last_resort", listed.answer.channel == reserve::Channel::imip},
            {"code", listed.code},
            {"words", listed.words},
            {"steps", list_of<reserve::AnswerStep>(content.steps, json_of)},
            {"attempts", list_of(listed.attempts, attempt_json)}};
}

}  // namespace

std::string story_json(const ToldStory& told) {
    return json_text({{"messages", list_of<sql::ListedMessage>(told.story.messages, json_of)},
                      {"requesters", list_of(told.requesters, requester_json)},
                      {"decisions", list_of(told.story.decisions, decision_json)},
                      {"requests", list_of<sql::RequestResult>(told.story.requests, json_of)},
                      {"answers", list_of(told.story.answers, answer_json)},
                      {"reservations", list_of<sql::ListedReservation>(told.story.reservations, json_of)}});
}

}  // namespace config
