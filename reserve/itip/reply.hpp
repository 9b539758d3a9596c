#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/answer.hpp"
#include "reserve/itip/stored_requests.hpp"

namespace reserve {

// A REPLY (RFC 5546 3.2.3), before it is written.
struct Reply {
    std::string uid;
    int sequence = 0;
    std::string organizer;  // a mail address
    std::string attendee;   // the room, as the request names it
    std::string attendee_name;
    AnswerKind kind = AnswerKind::accept;
    std::optional<CalendarTime> recurrence_id;  // of one occurrence, in the form of the request
    std::optional<CalendarTime> start;
    std::optional<CalendarTime> end;
    std::string summary;
    std::string comment;
    std::vector<Zone> zones;  // of the request
};

// What a step of an answer says to the organizer, who must have a mail address. `request`: what is known of
// what was asked; without it there are no times and no summary.
Reply reply_of(const Answer& answer, const AnswerStep& step, const std::optional<StoredRequest>& request);

}  // namespace reserve
