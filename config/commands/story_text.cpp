#include <algorithm>
#include <sstream>

#include "config/commands/room_zones.hpp"
#include "config/commands/story.hpp"
#include "config/output/full_name.hpp"
#include "config/output/indented.hpp"
#include "config/output/local_time.hpp"
#include "config/output/printable.hpp"
#include "config/output/reading_words.hpp"
#include "config/output/request_words.hpp"
#include "config/output/status_words.hpp"
#include "reserve/outbox.hpp"

namespace config {

namespace {

// Writes the parts of a story, one after the other.
class Teller {
  public:
    explicit Teller(reserve::Directory& directory) : rooms_(directory) {}

    void message(const sql::ListedMessage& message) {
        const auto& zone = rooms_.zone(message.items.empty() ? std::nullopt : message.items.front().room);
        line("message " + number(message.id) + " received " + local_time(message.received_at, zone) +
             " from " + message.peer + " (" + message.helo + "), sender <" + message.reverse_path + ">, " +
             std::to_string(message.octets) + " octets");
        if (!message.mail_message_id.empty()) line("  Message-ID " + message.mail_message_id);
        const ReadingWords words = reading_words(message.reading);
        line("  read as " + words.kind + (words.subject.empty() ? "" : ": " + words.subject) +
             (words.reason.empty() ? "" : " (" + words.reason + ")"));
        if (!words.organizer.empty()) line("  organizer " + words.organizer);
        for (const std::string& uid : words.uids) line("  UID " + uid);
        for (const sql::ListedItem& item : message.items) this->item(item);
    }

    void requester(const ToldRequester& requester) {
        if (requester.address.empty()) return line("requester: none, there is no address");
        std::string words = "requester " + requester.address + ":";
        if (requester.users.empty()) words += " no user has this address";
        for (const sql::ListedUser& user : requester.users) {
            words += " user " + number(user.id) + named(user) + (user.external ? ", external" : "") +
                     (user.retired ? ", retired" : "");
        }
        line(words);
    }

    void request(const sql::RequestResult& request) {
        line("request " + std::to_string(request.id) + ": " + request_words(request));
    }

    void reservation(const sql::ListedReservation& booked) {
        const std::string& zone = rooms_.zone(booked.room);
        line("booked in " + booked.room_name + ": " + local_time(booked.first_at, zone) +
             (booked.dates == 1 ? ""
                                : " to " + local_time(booked.last_at, zone) + ", " +
                                      std::to_string(booked.dates) + " dates"));
        line((booked.organizer.empty() ? "  by another program" : "  organizer " + booked.organizer) +
             (booked.booked_by.empty() ? "" : ", booked by " + booked.booked_by));
        if (const auto& requester = booked.requester)
            line("  requester user " + number(requester->id) + " " + requester->name +
                 (requester->address.empty() ? "" : " <" + requester->address + ">"));
        else
            line("  without a requester");
    }

    void decision(const sql::ListedDecision& decision) {
        line("decision " + local_time(decision.decided_at, rooms_.zone(decision.room)) + " for " +
             rooms_.name(decision.room) + ": " + decision.outcome +
             occurrence(decision.recurrence_id, decision.room) + ", sequence " +
             std::to_string(decision.version.sequence));
        out_ << indented(decision.words, "  ");
    }

    void answer(const sql::ListedAnswer& listed) {
        const reserve::NewAnswer& content = listed.answer.content;
        const std::string& zone = rooms_.zone(content.room);
        std::string words = "answer " + number(listed.answer.id) + " for " + rooms_.name(content.room) +
                            (content.item ? " to " + content.organizer : " to nobody") + ": " +
                            state_word(listed.answer.state, listed.code);
        if (listed.finished_at)
            words += " " + local_time(*listed.finished_at, zone);
        else
            words += ", due " + local_time(content.due, zone);
        line(words);
        if (listed.answer.channel == reserve::Channel::imip) line("  goes by mail, as the last resort");
        const bool sent = listed.answer.state == reserve::AnswerState::sent;
        if (!listed.words.empty())
            line((sent ? "  " : "  trouble: ") + (listed.code.empty() ? "" : listed.code + " ") +
                 listed.words);
        for (const reserve::AnswerStep& step : content.steps) {
            line("  step " + std::to_string(step.position) + ": " + kind_word(step.kind) +
                 occurrence(step.recurrence_id, content.room) + (step.silent ? ", without mail" : "") + ", " +
                 state_word(step.state, code_of(listed, step)));
            out_ << indented(step.text, "    ");
        }
        for (const sql::ListedAttempt& attempt : listed.attempts) this->attempt(attempt, zone);
    }

    std::string text() const { return out_.str(); }

  private:
    template <class Id>
    static std::string number(Id id) {
        return std::to_string(static_cast<std::int64_t>(id));
    }

    static std::string named(const sql::ListedUser& user) {
        const std::string name = full_name(user.first_name, user.last_name);
        return name.empty() ? name : " " + name;
    }

    static std::string code_of(const sql::ListedAnswer& listed, const reserve::AnswerStep& step) {
        const bool not_done = std::ranges::any_of(listed.attempts, [&](const sql::ListedAttempt& attempt) {
            return attempt.position == step.position && attempt.outcome == "not done";
        });
        return not_done ? reserve::code_not_done : "";
    }

    void line(const std::string& words) { out_ << printable(words) << "\n"; }

    std::string occurrence(const std::optional<reserve::Instant>& at, reserve::RoomId room) {
        return at ? " of the date " + local_time(*at, rooms_.zone(room)) : "";
    }

    void item(const sql::ListedItem& item) {
        line("  for " + item.recipient + (item.room ? ", " + item.room_name : "") + ": " +
             status_word(item.status) + (item.reason.empty() ? "" : " (" + item.reason + ")") +
             (item.tries > 0 ? ", tries " + std::to_string(item.tries) : ""));
    }

    void attempt(const sql::ListedAttempt& attempt, const std::string& zone) {
        line("  attempt " + local_time(attempt.started_at, zone) + " of step " +
             std::to_string(attempt.position) + ": " +
             (attempt.ended_at ? attempt.outcome : "its outcome is not known"));
    }

    RoomZones rooms_;
    std::ostringstream out_;
};

// A series that goes on is extended day by day: of extensions in a row the last tells enough. What did not
// fit stands among the answers.
bool is_extended_again(const std::vector<sql::ListedDecision>& decisions, std::size_t i) {
    if (i + 1 == decisions.size()) return false;
    const sql::ListedDecision& one = decisions[i];
    const sql::ListedDecision& next = decisions[i + 1];
    return one.outcome == "extended" && next.outcome == "extended" && one.room == next.room &&
           one.uid == next.uid;
}

}  // namespace

std::string story_text(const ToldStory& told, reserve::Directory& directory) {
    Teller teller(directory);
    for (const sql::ListedMessage& message : told.story.messages) teller.message(message);
    for (const ToldRequester& requester : told.requesters) teller.requester(requester);
    const auto& decisions = told.story.decisions;
    for (std::size_t i = 0; i < decisions.size(); ++i)
        if (!is_extended_again(decisions, i)) teller.decision(decisions[i]);
    for (const sql::RequestResult& request : told.story.requests) teller.request(request);
    for (const sql::ListedAnswer& answer : told.story.answers) teller.answer(answer);
    for (const sql::ListedReservation& booked : told.story.reservations) teller.reservation(booked);
    return teller.text();
}

}  // namespace config
