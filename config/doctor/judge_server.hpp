#pragma once
#include <optional>
#include <vector>

#include "config/check/finding.hpp"
#include "ews/doctor/server_signs.hpp"
#include "ews/errors/trouble.hpp"

namespace config {

// What the first call that was signed in showed.
struct SignInSigns {
    std::optional<ews::Trouble> trouble;
    std::string version;  // ews::Exchange::version
    bool held = false;    // it was not tried: it had been refused before
};

// What is to be said of a server before anybody signs in. Pure.
std::vector<Finding> judge_server(const ews::Server& server, const ews::ServerSigns& signs,
                                  reserve::Instant now);

// And after. A server's trouble that a room has for itself is none of its own.
std::vector<Finding> judge_sign_in(const ews::Server& server, const ews::ServerSigns& signs,
                                   const SignInSigns& sign_in);

}  // namespace config
