#pragma once
#include <string>
#include <vector>

#include "reserve/instant.hpp"

namespace reserve {

// A sign-in that a mail server has refused. The same one is that of the same account, server, place and
// credential.
struct RefusedSignIn {
    std::string account;
    std::string server;      // its name in the settings
    std::string place;       // the way to sign in, and where
    std::string credential;  // a mark that tells whether it is the same one, not what it is
    std::string code;
    std::string words;   // the server's
    Instant since{};     // when it was refused first
    Instant at{};        // ... and last
    Instant next{};      // nobody repeats it earlier; zero: a person wants it tried
    int times = 1;       // that it was refused
    bool alone = false;  // other servers take the account
    friend bool operator==(const RefusedSignIn&, const RefusedSignIn&) = default;
};

// Remembers refused sign-ins over restarts and for all processes that sign in as the same account: repeated,
// they lock it. Thread-safe; all may throw Outage.
class SignInBook {
  public:
    virtual ~SignInBook() = default;

    virtual std::vector<RefusedSignIn> refused(const std::string& account) = 0;
    // In the place of what is known of the same sign-in, unless that is newer.
    virtual void put(const RefusedSignIn& refused) = 0;
    // It works now; nothing when it was refused again meanwhile.
    virtual void forget(const RefusedSignIn& refused) = 0;

    // Of all processes one at a time tries an account that is not known to work: false while another has its
    // turn. A turn that is not ended is over at `until`, that of a gateway with its process.
    virtual bool take_turn(const std::string& account, Instant now, Instant until) = 0;
    virtual void end_turn(const std::string& account, Instant until) = 0;
};

}  // namespace reserve
