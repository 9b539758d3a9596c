#pragma once
#include <optional>

#include "reserve/desk/work.hpp"
#include "reserve/log.hpp"

namespace reserve {

// One line for each verdict, "message 4711 accepted room=1 uid=...", and for each warning. After the commit.
void log_verdicts(std::optional<MessageId> message, RoomId room, const DecidedMeeting& decided, Log& log);

}  // namespace reserve
