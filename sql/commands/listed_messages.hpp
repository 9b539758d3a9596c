#pragma once
#include "sql/commands/message_list.hpp"

namespace sql {

class Connection;

// A message with its items, as the transaction of the connection sees it.
std::optional<ListedMessage> read_message(Connection& connection, reserve::MessageId id);

}  // namespace sql
