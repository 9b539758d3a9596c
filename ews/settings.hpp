#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "ews/mailbox/mailbox.hpp"

namespace ews {

enum class SignIn { basic, ntlm };

// One [[exchange]] entry.
struct Server {
    std::string name;  // what log lines call it
    std::string url;   // https://mail.example.com/EWS/Exchange.asmx
    std::vector<std::string>
        mail_domains;  // of the room mailboxes, lower case; empty: all that no other entry names

    SignIn sign_in = SignIn::ntlm;
    std::string user;      // DOMAIN\user, or user@domain
    std::string password;  // as read from password_file
    Access access = Access::delegate;

    bool verify_tls = true;
    std::string ca_file;                  // empty: the system's certificates
    bool plain_http_to_loopback = false;  // for tests: http:// to this machine

    std::chrono::seconds connect_timeout{20};
    std::chrono::seconds call_limit{120};  // for all calls of one attempt together
    int concurrency = 4;                   // answers in the air at the same time
};

struct Settings {
    std::vector<Server> servers;
};

// What is wrong with the entry, in words that name the key; nothing when it can be used.
std::optional<std::string> complaint(const Server& server);

}  // namespace ews
