// The outbox as the ledger sees it.
#include <algorithm>

#include "tests/support/fake_books.hpp"

namespace support {

using namespace reserve;

namespace {

bool mirrors(const NewAnswer& answer) {
    return std::ranges::find(answer.steps, AnswerKind::mirror, &AnswerStep::kind) != answer.steps.end();
}

bool tells(AnswerKind kind, const DecidedComponent& date) {
    if (kind == AnswerKind::accept) return date.state == DecidedComponent::State::booked;
    if (kind == AnswerKind::decline) return date.state == DecidedComponent::State::declined;
    if (kind == AnswerKind::remove) return date.state == DecidedComponent::State::cancelled;
    return kind == AnswerKind::tentative && date.state == DecidedComponent::State::booked &&
           !date.this_and_future;
}

}  // namespace

bool FakeLedger::was_mirrored(RoomId room, const std::string& uid) const {
    return std::ranges::any_of(shelf_.answers, [&](const Answer& answer) {
        const NewAnswer& content = answer.content;
        return content.room == room && content.uid == uid && mirrors(content);
    });
}

void FakeLedger::withdraw(RoomId room, const std::string& uid, std::optional<Instant> recurrence_id,
                          Instant now) {
    replace_unsent(room, uid, recurrence_id, true);
    if (was_mirrored(room, uid)) mirror(room, uid, now);
}

bool FakeLedger::is_of_newer_date(const Answer& answer) {
    const NewAnswer& content = answer.content;
    const auto component = [&, stored = meeting(content.room, content.uid)](const auto& recurrence_id) {
        const auto found =
            std::ranges::find(stored.components, recurrence_id, &DecidedComponent::recurrence_id);
        return found == stored.components.end() ? std::nullopt : std::optional(*found);
    };
    const auto date = component(content.recurrence_id), whole = component(std::optional<Instant>());
    return content.recurrence_id && date && whole && date->version == content.version &&
           date->version.dtstamp > whole->version.dtstamp && tells(content.steps.front().kind, *date);
}

void FakeLedger::replace_unsent(RoomId room, const std::string& uid, std::optional<Instant> recurrence_id,
                                bool newer_dates_too) {
    for (Answer& older : shelf_.answers) {
        const bool same = older.content.room == room && older.content.uid == uid;
        const bool covered = !recurrence_id || older.content.recurrence_id == recurrence_id;
        const bool unsent = older.state == AnswerState::waiting || older.state == AnswerState::sending;
        const bool stays = !newer_dates_too && !recurrence_id && is_of_newer_date(older);
        if (same && covered && unsent && !stays) older.state = AnswerState::replaced;
    }
}

AnswerId FakeLedger::queue(const NewAnswer& answer) {
    replace_unsent(answer.room, answer.uid, answer.recurrence_id, false);
    return queue_further(answer);
}

std::optional<AnsweredRequest> FakeLedger::answered(RoomId room, const std::string& uid,
                                                    const Version& version) {
    std::optional<AnsweredRequest> newest;
    for (const Answer& answer : shelf_.answers) {
        const NewAnswer& content = answer.content;
        if (content.item && content.room == room && content.uid == uid && !content.recurrence_id &&
            content.version == version)
            newest = AnsweredRequest{*content.item, shelf_.messages[*content.item], content.mail_message_id};
    }
    return newest;
}

AnswerId FakeLedger::mirror(RoomId room, const std::string& uid, Instant now) {
    for (Answer& older : shelf_.answers) {
        const bool same = older.content.room == room && older.content.uid == uid && !older.content.item;
        const bool unsent = older.state == AnswerState::waiting || older.state == AnswerState::sending;
        if (same && unsent) older.state = AnswerState::replaced;
    }
    return queue_further(mirror_answer(room, uid, now));
}

AnswerId FakeLedger::queue_further(const NewAnswer& asked) {
    NewAnswer answer = asked;
    if (was_mirrored(answer.room, answer.uid) && !mirrors(answer))
        answer.steps.push_back(
            {.position = static_cast<int>(answer.steps.size()), .kind = AnswerKind::mirror, .text = ""});
    const AnswerId id{++shelf_.last_id};
    shelf_.answers.push_back(
        {id, answer, room(answer.room).value().mailbox, AnswerState::waiting, 0, {}, {}});
    return id;
}

}  // namespace support
