#include <nlohmann/json.hpp>

#include "config/explain/explained.hpp"
#include "config/output/json_text.hpp"
#include "config/output/reading_words.hpp"
#include "config/output/record_json.hpp"
#include "config/output/status_words.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

ordered_json meeting_json(const reserve::DecidedMeeting& meeting) {
    ordered_json verdicts = ordered_json::array();
    for (const reserve::Verdict& verdict : meeting.decision.verdicts) {
        verdicts.push_back({{"outcome", name_of(verdict.outcome)},
                            {"recurrence_id", json_of(verdict.recurrence_id)},
                            {"sequence", verdict.version.sequence},
                            {"words", verdict.words}});
    }
    ordered_json steps = ordered_json::array();
    for (const reserve::DecidedAnswer& answer : meeting.decision.answers) {
        for (const reserve::AnswerStep& step : answer.steps) steps.push_back(json_of(step));
    }
    return {
        {"uid", meeting.uid}, {"organizer", meeting.organizer}, {"decisions", verdicts}, {"answers", steps}};
}

ordered_json room_json(const ExplainedRoom& explained) {
    ordered_json meetings = ordered_json::array();
    for (const reserve::DecidedMeeting& meeting : explained.meetings)
        meetings.push_back(meeting_json(meeting));
    return {{"room", static_cast<std::int64_t>(explained.room.id)},
            {"name", explained.room.name},
            {"mailbox", explained.room.mailbox.text()},
            {"status", static_cast<int>(explained.status)},
            {"status_word", status_word(explained.status)},
            {"reason", explained.reason},
            {"meetings", meetings}};
}

ordered_json read_json(const reserve::ReadResult& read) {
    if (const auto* failure = std::get_if<reserve::ReadFailure>(&read)) {
        return {{"kind", "not read"}, {"reason", failure->reason}};
    }
    const reserve::Reading& reading = std::get<reserve::WrittenReading>(read).reading;
    const ReadingWords words = reading_words(reading);
    return {{"kind", words.kind},           {"subject", words.subject},
            {"organizer", words.organizer}, {"uids", words.uids},
            {"reason", words.reason},       {"message_id", reading.mail.message_id},
            {"warnings", reading.warnings}};
}

}  // namespace

std::string explained_json(const Explained& explained) {
    ordered_json rooms = ordered_json::array();
    for (const ExplainedRoom& room : explained.rooms) rooms.push_back(room_json(room));
    return json_text({{"read", read_json(explained.read)},
                      {"refused", explained.refused ? ordered_json(*explained.refused) : ordered_json()},
                      {"log", explained.log},
                      {"rooms", rooms}});
}

}  // namespace config
