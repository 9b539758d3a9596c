#include "config/explain/explained.hpp"
#include "config/output/indented.hpp"
#include "config/output/local_time.hpp"
#include "config/output/printable.hpp"
#include "config/output/reading_words.hpp"
#include "config/output/status_words.hpp"

namespace config {

namespace {

std::string line(const std::string& words) { return printable(words) + "\n"; }

std::string date(const std::optional<reserve::Instant>& at, const reserve::Room& room) {
    return at ? " of the date " + local_time(*at, room.zone) : "";
}

std::string text_of(const reserve::ReadResult& read) {
    if (const auto* failure = std::get_if<reserve::ReadFailure>(&read)) {
        return line("not read: " + failure->reason);
    }
    const reserve::Reading& reading = std::get<reserve::WrittenReading>(read).reading;
    const ReadingWords words = reading_words(reading);
    std::string text = line("read as " + words.kind + (words.subject.empty() ? "" : ": " + words.subject) +
                            (words.reason.empty() ? "" : " (" + words.reason + ")"));
    if (!words.organizer.empty()) text += line("  organizer " + words.organizer);
    for (const std::string& uid : words.uids) text += line("  UID " + uid);
    for (const std::string& warning : reading.warnings) text += line("  warning: " + warning);
    return text;
}

std::string text_of(const reserve::AnswerStep& step, const reserve::Room& room) {
    return line("  answer: " + kind_word(step.kind) + date(step.recurrence_id, room) +
                (step.silent ? ", without mail" : "")) +
           indented(step.text, "    ");
}

std::string text_of(const ExplainedRoom& explained) {
    const reserve::Room& room = explained.room;
    std::string text =
        line("room " + room.name + " (" + room.mailbox.text() + "): " + status_word(explained.status) +
             (explained.reason.empty() ? "" : " (" + explained.reason + ")"));
    for (const reserve::DecidedMeeting& meeting : explained.meetings) {
        for (const reserve::Verdict& verdict : meeting.decision.verdicts) {
            text += line("  decision: " + name_of(verdict.outcome) + date(verdict.recurrence_id, room));
            text += indented(verdict.words, "    ");
        }
        for (const reserve::DecidedAnswer& answer : meeting.decision.answers) {
            for (const reserve::AnswerStep& step : answer.steps) text += text_of(step, room);
        }
    }
    return text;
}

}  // namespace

std::string explained_text(const Explained& explained) {
    std::string text = text_of(explained.read);
    for (const std::string& words : explained.log) text += line("log: " + words);
    if (explained.refused) {
        text += line("refused by SMTP with 550 5.7.1: nobody knows the requester " + *explained.refused);
    }
    for (const ExplainedRoom& room : explained.rooms) text += text_of(room);
    return text;
}

}  // namespace config
