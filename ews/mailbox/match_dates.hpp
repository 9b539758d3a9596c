#pragma once
#include <string>
#include <variant>
#include <vector>

#include "ews/mailbox/room_mailbox.hpp"
#include "reserve/mirror.hpp"

namespace ews {

// Takes out and moves single dates of a series of ours, which the room's calendar shows under `uid`, so that
// it has these. Returns those that it has not. Throws ServerTrouble.
std::variant<std::vector<reserve::MirrorDate>, Trouble> match_dates(
    RoomMailbox& room, const std::string& uid, const reserve::MirrorSeries& series,
    const std::vector<reserve::MirrorDate>& wanted);

}  // namespace ews
