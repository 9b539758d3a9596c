#pragma once
#include "reserve/answer.hpp"
#include "reserve/meeting.hpp"
#include "sql/commands/message_list.hpp"
#include "sql/commands/reservation_requests.hpp"
#include "sql/commands/reservations.hpp"

namespace sql {

struct ListedDecision {
    std::optional<reserve::ItemId> item;
    reserve::RoomId room{};
    std::string uid;
    std::optional<reserve::Instant> recurrence_id;
    reserve::Version version;
    reserve::Instant decided_at{};
    std::string outcome;
    std::string words;
};

struct ListedAttempt {
    int position = 0;  // of the step
    reserve::Instant started_at{};
    std::optional<reserve::Instant> ended_at;  // nothing: the outcome is not known
    std::string outcome;
};

struct ListedAnswer {
    reserve::Answer answer;
    std::string code;  // of the last trouble
    std::string words;
    std::optional<reserve::Instant> finished_at;
    std::vector<ListedAttempt> attempts;
};

// All that is known about a message, or about a meeting.
struct Story {
    std::vector<ListedMessage> messages;  // oldest first, and so the others
    std::vector<ListedDecision> decisions;
    std::vector<ListedAnswer> answers;
    std::vector<ListedReservation> reservations;  // as they are now
    std::vector<RequestResult> requests{};        // of other programs
};

// What `roomgate why` shows.
class History {
  public:
    explicit History(Readers& readers) : readers_(readers) {}

    std::optional<Story> of_message(reserve::MessageId id);
    // Of all messages with that Message-ID, in <> or without (a mail that was forwarded by several rooms);
    // empty when nothing is known. Looks through all messages.
    Story of_mail(const std::string& mail_message_id);
    Story of_meeting(const std::string& uid);  // in all rooms; empty when nothing is known

  private:
    Readers& readers_;
};

}  // namespace sql
