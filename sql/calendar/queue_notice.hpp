#pragma once
#include "reserve/notice.hpp"

namespace sql {

class Connection;

void queue_notice(Connection& connection, const reserve::NewNotice& notice);
// Confirmations that a newer decision about the meeting, or about the occurrence, makes untrue.
void withdraw_confirmations(Connection& connection, reserve::RoomId room, const std::string& uid,
                            std::optional<reserve::Instant> recurrence_id, reserve::Instant now);

}  // namespace sql
