#pragma once
#include "reserve/inbox.hpp"

namespace sql {

class Connection;

// Writes a message and its work items inside the caller's transaction.
reserve::MessageId store_message(Connection& connection, const reserve::NewMessage& message);

}  // namespace sql
