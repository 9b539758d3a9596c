#pragma once
#include <span>

#include "ews/settings.hpp"
#include "reserve/address.hpp"

namespace ews {

// The server that has a room's mailbox: that which names the room, or its mail domain, or takes the rest.
// None: nullptr.
const Server* choose_server(const reserve::Address& mailbox, std::span<const Server* const> servers);

// Whether nothing is ever asked of it: its rooms' answers go out as mails, and it has no address.
bool only_mails(const Server& server);

}  // namespace ews
