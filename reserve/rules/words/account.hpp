#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/approval.hpp"
#include "reserve/invitation.hpp"
#include "reserve/rules/series/judged_dates.hpp"
#include "reserve/rules/words/reason.hpp"

namespace reserve {

// What the requester can do when dates clash.
struct Advice {
    std::optional<Interval>
        next_free;                   // of the first date that clashes: when the room is free for that length
    std::vector<std::string> rooms;  // that are free on all of them
};

// What became of a request, for the words of its answer. Never holds what other people's meetings are about.
struct Account {
    std::string room;
    std::string meeting_zone;
    std::vector<ZoneOffset> meeting_offsets{};  // where the meeting's zone has no name; else empty
    std::string room_zone;
    std::vector<Interval> booked{};  // to come, by start
    std::vector<Date> tentative{};   // held until the delegates decide, by start
    bool has_delegates = true;       // without any, who administers the room decides
    std::vector<JudgedDate> refused{};
    Reason refusal{};                  // of all refused dates together, beside their clashes; may be empty
    std::vector<Interval> kept{};      // old slots that stay booked
    std::vector<Interval> released{};  // old slots that are free now
    std::optional<Instant> bookable_until{};  // later dates of the series are not booked yet...
    bool extended = false;                    // ... but will be, as the booking window moves
    Advice advice{};
    std::optional<DelegateVerdict> verdict{};  // when the delegates have decided
    std::string additional_response{};         // what the room adds to every answer
};

}  // namespace reserve
