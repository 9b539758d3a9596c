#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/answer.hpp"
#include "reserve/meeting.hpp"

namespace reserve {

enum class Outcome {
    accepted,
    accepted_in_part,
    tentative,  // held until the delegates decide
    extended,   // the booking window has reached further dates of a series
    declined,
    cancelled,
    released,      // nobody could be told (unanswered_booking)
    freed,         // an update left nothing for the room (ruling 14)
    repeated,      // decided before
    superseded,    // something newer was decided before
    unsubscribed,  // nothing to do
    parked,        // a person must look
};

std::string name_of(Outcome outcome);  // as it stands in the database

// What was decided about a series, a single meeting, or an occurrence that came alone; and why.
struct Verdict {
    Outcome outcome{};
    std::optional<Instant> recurrence_id;
    Version version;
    std::string words;
};

// An answer, before the item and the room are known to it.
struct DecidedAnswer {
    std::optional<Instant> recurrence_id;
    Version version;
    std::vector<AnswerStep> steps;
    std::string asks{};  // what is put to the room's delegates, in words; empty: nothing
};

// All that a message changes about one meeting of one room.
struct Decision {
    Meeting meeting;  // as it is from now on
    std::vector<Verdict> verdicts;
    std::vector<DecidedAnswer> answers;
    std::vector<std::string> warnings;  // for the log
};

}  // namespace reserve
