#pragma once
#include <variant>
#include <vector>

#include "ews/mailbox/room_mailbox.hpp"
#include "reserve/mirror.hpp"

namespace ews {

// Takes out and moves single dates of a series of ours in the room's calendar, so that it has these; those
// that are not decided yet are left alone, and those that were over at `since`. Returns what it has not.
// Throws ServerTrouble.
std::variant<std::vector<reserve::MirrorDate>, Trouble> match_dates(
    RoomMailbox& room, const MeetingItem& shown_series, const reserve::MirrorSeries& series,
    const std::vector<reserve::MirrorDate>& wanted, reserve::Instant since);

}  // namespace ews
