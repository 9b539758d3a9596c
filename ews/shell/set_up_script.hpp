#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ews/settings.hpp"

namespace ews {

struct RoomSetUp {
    std::string name;
    std::string mailbox;
    std::string receiving;  // where its mail is forwarded to
};

// The machine of roomgate as a send connector reaches it.
struct Gate {
    std::string host;
    std::uint16_t port = 0;
    std::vector<std::string> domains;  // of all receiving addresses at this server
};

// What an administrator runs in the Exchange Management Shell: connector, remote domains, and for each room
// contact, forwarding, calendar processing and rights. It changes nothing when it is run again, and whatever
// the names hold, they stay names.
std::string set_up_script(const Server& server, const Gate& gate, const std::vector<RoomSetUp>& rooms);

}  // namespace ews
