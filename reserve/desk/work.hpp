#pragma once
#include <string>
#include <vector>

#include "reserve/desk/desk_settings.hpp"
#include "reserve/ledger.hpp"
#include "reserve/rules/decision.hpp"

namespace reserve {

// A message as far as one room is concerned.
struct Work {
    RoomId room{};
    Reading reading;
    bool null_sender = false;  // MAIL FROM:<>
};

// What was decided about one UID of it.
struct DecidedMeeting {
    std::string uid;
    std::string organizer;
    Decision decision;
    std::string room{};                    // its name
    std::vector<std::string> delegates{};  // of the room, who are told of what they are asked
    bool was_booked = false;               // before
    std::optional<Interval> asked{};       // no date that was asked for lies outside
};

// Decides each meeting of the message, one after the other, and writes it into the room's calendar. Throws
// when the calendar cannot be read or written: then nothing is decided.
std::vector<DecidedMeeting> decide_work(const Work& work, const DecidingSettings& settings, Instant now,
                                        Ledger& ledger);

}  // namespace reserve
