#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "ews/mailbox/mailbox.hpp"
#include "ews/sign_in/jwt.hpp"
#include "reserve/answer.hpp"
#include "reserve/instant.hpp"

namespace ews {

enum class SignIn { basic, ntlm, negotiate, oauth2 };

// The client credentials grant.
struct OAuth2 {
    std::string token_url;  // https://login.microsoftonline.com/TENANT/oauth2/v2.0/token, or AD FS
    std::string client_id;
    std::string scope;             // empty: none is asked for
    std::string client_secret;     // as read from client_secret_file
    std::string certificate_file;  // instead of a secret: signs an assertion
    std::string key_file;
    AssertionAlgorithm assertion_algorithm = AssertionAlgorithm::rs256;
    std::optional<reserve::Instant> secret_expires;  // to be warned in time
};

// One [[exchange]] entry.
struct Server {
    std::string name;  // what log lines call it
    std::string url;   // https://mail.example.com/EWS/Exchange.asmx
    // Instead of a URL: the address of a mailbox there, for Autodiscover; hosts beyond its domain that may be
    // trusted with the sign-in; whether the URL for the inside is wanted.
    std::string autodiscover;
    std::vector<std::string> autodiscover_hosts;
    bool autodiscover_inside = false;
    std::vector<std::string>
        mail_domains;  // of the room mailboxes, lower case; empty: all that no other entry names
    std::vector<std::string> rooms;  // mailboxes that are here whatever their domain, lower case

    // imip: the answers of its rooms go out as mails, and nothing is asked of the server; it needs no URL.
    reserve::Channel answer_by = reserve::Channel::ews;

    SignIn sign_in = SignIn::ntlm;
    std::string user;      // DOMAIN\user, or user@domain, or user with `domain`; Negotiate: the principal
    std::string domain;    // of the user
    std::string password;  // as read from password_file
    std::string keytab;    // Negotiate; one in a process
    OAuth2 oauth2;
    Access access = Access::delegate;

    bool verify_tls = true;
    std::string ca_file;                  // empty: the system's certificates
    std::string client_certificate_file;  // shown to the server; empty: none
    std::string client_key_file;
    bool plain_http_to_loopback = false;  // for tests: http:// to this machine

    std::chrono::seconds connect_timeout{20};
    std::chrono::seconds call_limit{120};    // for all calls of one attempt together
    std::chrono::seconds retry_duration{0};  // the first pause after a failure; zero: that of the post
    int concurrency = 4;                     // answers in the air at the same time
};

struct Settings {
    std::vector<Server> servers;
};

// The host of an https:// address, in lower case; nothing when it is none.
std::optional<std::string> https_host(const std::string& url);

// The host of an address, in lower case; nothing when it is none.
std::optional<std::string> host_of(const std::string& url);

// Who signs in, for words to the operator.
std::string account_of(const Server& server);

// What is wrong with the entry, in words that name the key; nothing when it can be used.
std::optional<std::string> complaint(const Server& server);

}  // namespace ews
