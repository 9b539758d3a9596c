#pragma once
#include <stdexcept>
#include <string_view>

#include "ews/errors/trouble.hpp"

namespace ews {

// The server refused a call or did not answer. Caught where a delivery is turned into words for the post.
struct ServerTrouble : std::runtime_error {
    explicit ServerTrouble(Trouble what) : std::runtime_error(what.code), trouble(std::move(what)) {}
    Trouble trouble;
};

// The time of an attempt is over before its next call.
Trouble out_of_time();

// The trouble with the request in its message, where the server finds fault with that: what a person needs
// who reports it. There are no credentials in a body.
Trouble with_request(Trouble trouble, std::string_view body);

// Throws ServerTrouble. A folder is always there: one that is not found lacks rights.
[[noreturn]] void give_up(Trouble trouble, std::string_view body);

}  // namespace ews
