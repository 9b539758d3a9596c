#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace smtp {

// One address to bind.
struct ListenAddress {
    std::string address;  // IPv4 or IPv6
    std::uint16_t port = 0;
    bool if_possible = false;  // of "*": left out where the machine has no such addresses
};

// What an entry of Settings::listen asks for. Throws std::invalid_argument when it cannot be read.
std::vector<ListenAddress> parse_listen(const std::string& text);

}  // namespace smtp
