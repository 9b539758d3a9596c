#pragma once
#include <string>

#include "reserve/desk/work.hpp"

namespace reserve {

// The answer as it is queued: to the request that the item and its mail's Message-ID name; due at once.
NewAnswer new_answer(ItemId item, const std::string& mail_message_id, RoomId room,
                     const DecidedMeeting& meeting, const DecidedAnswer& answer, Instant now);

}  // namespace reserve
