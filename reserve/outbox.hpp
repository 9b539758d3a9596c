#pragma once
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reserve/answer.hpp"
#include "reserve/server_notes.hpp"

namespace reserve {

// An attempt whose outcome is not known: the gateway died in it, or the call was cut off.
struct OpenAttempt {
    AttemptId id{};
    Answer answer;     // its channel is the one of this attempt
    int position = 0;  // of the step
    Instant started_at{};
    bool handed_over = true;  // false: a mail of which the relay has had nothing
};

// An attempt that is known to have done its step.
struct SentStep {
    Answer answer;
    int position = 0;  // of the step
    Instant started_at{};
};

// The code of an answer of which the last step was not done.
constexpr const char* code_not_done = "NotDone";

// How an attempt ended. waiting: the step is tried again at `due` (the answer is replaced instead, when a
// newer one was queued meanwhile). sent: the step is done, and with the last one the answer, which else waits
// for its next step, due now. parked, not_found, replaced end the whole answer, and its item's status
// follows.
struct AttemptEnd {
    AnswerState outcome = AnswerState::sent;
    std::optional<Instant> due{};
    bool counted = false;  // waiting: a try of the answer's own; outages are none
    std::string code{};
    std::string words{};
    bool in_doubt = false;  // waiting: it may have been done, without a trace (AnswerStep::in_doubt)
    std::optional<Channel> channel{};  // waiting: from now on it goes by this one
    bool release = false;  // not_found: what the answer says is booked is freed (release_unanswered)
    Use use{};             // what its calls have cost
    bool done = true;      // sent: false, there was no way to do the step
};

// Answers on their way to Exchange. All calls block until they are committed.
class Outbox {
  public:
    virtual ~Outbox() = default;

    // Up to `at_most` waiting answers that are due, the longest due first and one a room; leaves out
    // rooms of which an answer is being sent, rooms that are paused, and mail domains and mailboxes (lower
    // case) in `held`.
    virtual std::vector<Answer> due(Instant now, std::size_t at_most, const std::set<std::string>& held) = 0;
    // When the next answer falls due; nothing when none waits.
    virtual std::optional<Instant> next_due() = 0;

    // Commits that the step is about to be sent: answer and step become `sending`. Nothing when the answer
    // was replaced or finished meanwhile, or another gateway has done the step or answers the room.
    virtual std::optional<AttemptId> begin_attempt(AnswerId answer, int position, Instant now,
                                                   Channel channel) = 0;
    // The mail of this step, of which an attempt is open, is given to the relay from now on.
    virtual void hand_over(AnswerId answer, int position) = 0;
    // Does nothing when the attempt has ended already.
    virtual void end_attempt(AttemptId attempt, Instant now, const AttemptEnd& end) = 0;
    // Says to other programs why what they asked for is not shown yet, in rooms of these mail domains and
    // mailboxes: their server is paused. Of those that were told already nothing changes.
    virtual void tell_why_waiting(const std::set<std::string>& held, const std::string& code,
                                  const std::string& words) = 0;
    // Adds to missing_for.
    virtual void add_missing(AnswerId answer, std::chrono::seconds searched) = 0;

    virtual std::vector<OpenAttempt> open_attempts() = 0;
    // The latest of the room; those that leave a trace only.
    virtual std::vector<SentStep> lately_sent(RoomId room, std::size_t at_most) = 0;
};

}  // namespace reserve
