#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace smtp {

// The mail server that takes the mails to delegates.
struct RelaySettings {
    // If the server offers it, without looking at its certificate; or always, with a certificate that counts.
    enum class Tls { none, if_offered, required };

    std::string url;  // smtp://host:port or smtps://host:port; empty: none
    std::string from;
    std::string user;  // empty: no sign-in
    std::string password_file;
    std::string password;  // what it holds
    Tls tls = Tls::if_offered;
    std::string ca_file;                       // empty: the system's
    std::chrono::seconds dialogue_limit{100};  // not a setting of its own: ends before post.call_limit
};

struct RelayProblem {
    std::string setting;
    std::string words;  // follow the setting's name
};
std::vector<RelayProblem> problems(const RelaySettings& settings);

}  // namespace smtp
