#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/meeting.hpp"
#include "reserve/message.hpp"
#include "reserve/mirror.hpp"

namespace reserve {

enum class AnswerId : std::int64_t {};
enum class AttemptId : std::int64_t {};

// What is done in the room's mailbox. `remove` follows a CANCEL: the item leaves the room's calendar.
// `mirror` answers nobody: it makes what the room's calendar shows of the reservation what the database says
// when it is sent, so that it may be repeated at any time (Answer::mirror).
enum class AnswerKind { accept, tentative, decline, remove, mirror };

// What may be done again at any time, and so is not looked for afterwards.
constexpr bool leaves_no_trace(AnswerKind kind) {
    return kind == AnswerKind::remove || kind == AnswerKind::mirror;
}

// How an answer reaches the organizer: in the room's mailbox, or as a mail of ours (RFC 6047).
enum class Channel { ews, imip };

// The state of an answer and of each of its steps; the names stand in the database.
enum class AnswerState {
    waiting,  // due, or to be tried again
    sending,  // an attempt is committed, its outcome is not
    sent,
    parked,     // cannot heal by itself: the ban list
    not_found,  // the request never appeared in the mailbox
    replaced,   // a newer decision came before it was sent
};

// One call at Exchange. Accepted in part = accept the series, then decline each date not booked, in order.
struct AnswerStep {
    int position = 0;
    AnswerKind kind = AnswerKind::accept;
    std::optional<Instant> recurrence_id{};  // one occurrence
    std::string text;                        // what the organizer reads; empty: no text
    std::string html{};                      // the same in HTML; empty: only as plain text
    bool silent = false;                     // RSVP=FALSE: SaveOnly
    AnswerState state = AnswerState::waiting;
    int in_doubt = 0;  // attempts that may have done it, though the mail server shows no trace of them
};

// The answer to one decision over one room and UID.
struct NewAnswer {
    std::optional<ItemId> item{};  // nothing: no message brought it about
    RoomId room{};
    std::string uid;
    std::optional<Instant> recurrence_id;  // the request was for this occurrence only
    Version version;                       // of the request that was decided
    std::string mail_message_id;           // Message-ID of that request; empty: none
    std::string organizer;
    std::vector<AnswerStep> steps;  // at least one
    Instant due{};
};

// What stands in the outbox for a reservation that is to be shown (Ledger::mirror).
inline NewAnswer mirror_answer(RoomId room, const std::string& uid, Instant now) {
    return {.room = room,
            .uid = uid,
            .recurrence_id = std::nullopt,
            .version = {},
            .mail_message_id = "",
            .organizer = "",
            .steps = {{.kind = AnswerKind::mirror, .text = ""}},
            .due = now};
}

// What was answered.
struct AnsweredRequest {
    ItemId item{};
    MessageId message{};
    std::string mail_message_id;
    friend bool operator==(const AnsweredRequest&, const AnsweredRequest&) = default;
};

// A message that came by SMTP and was settled.
struct SettledMessage {
    Version version;
    std::string mail_message_id;
};

struct Answer {
    AnswerId id{};
    NewAnswer content;
    Address mailbox;  // of the room, as the directory has it now
    AnswerState state = AnswerState::waiting;
    int tries = 0;
    std::chrono::seconds missing_for{};  // nothing found, counted only while the server answered
    // Under the same UID, with a newer version, and yet it replaced nothing: a stranger's (ruling 12), or
    // parked.
    std::vector<SettledMessage> passed_over{};
    // What roomgate itself has answered to the same version last (tentative, where its delegates decided).
    std::optional<AnswerKind> answered_before{};
    Mirror mirror{};  // of an answer with such a step: the reservation as it stood when this was read
    std::optional<Channel> channel{};  // nothing: as its room's server is set
};

}  // namespace reserve
