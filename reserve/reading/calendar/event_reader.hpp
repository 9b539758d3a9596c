#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/invitation.hpp"
#include "reserve/reading/calendar/block.hpp"
#include "reserve/reading/limits.hpp"

namespace reserve {

// What a VEVENT says. What is malformed is left out of the component and named in `problem`, so that the
// rest can still be declined in words.
struct ReadEvent {
    Component component;
    std::string problem;  // why it is not understood; empty when it is
    std::vector<std::string> warnings;
    bool repeats_rule = false;     // an occurrence with an RRULE, which can only be that of its series
    bool lasts_as_series = false;  // an occurrence without DTSTART, held when its series says
};

// `stand_in` is the DTSTAMP of an event that has none or a malformed one (SPEC ruling 17). A CANCEL needs no
// DTSTART (RFC 5546 3.2.5): then, as in an occurrence, `start` is the RECURRENCE-ID, or nothing that counts.
ReadEvent read_event(const Block& vevent, Method method, Instant stand_in, const ReadingLimits& limits);

}  // namespace reserve
