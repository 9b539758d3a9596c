#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "reserve/instant.hpp"

namespace reserve {

// What calls to a mail server have cost.
struct Use {
    std::int64_t calls = 0;
    std::int64_t failed = 0;  // of them: no answer came, or one that says no
    std::int64_t octets_sent = 0;
    std::int64_t octets_received = 0;

    Use& operator+=(const Use& more) {
        calls += more.calls;
        failed += more.failed;
        octets_sent += more.octets_sent;
        octets_received += more.octets_received;
        return *this;
    }
    friend bool operator==(const Use&, const Use&) = default;
};

struct MailboxUse {
    std::string server;
    std::string mailbox;  // as written in the call
    Use use;
};

// What a server has told of itself.
struct KnownServer {
    std::string server;   // its name in the settings
    std::string address;  // its URL, or the address for Autodiscover: at another nothing of this counts
    std::string schema_version;  // the newest that it takes
    std::string product;         // "Exchange 2016 (15.1.2507.6)"; empty: not told
    Instant asked_at{};          // when it was asked for the newest last
    friend bool operator==(const KnownServer&, const KnownServer&) = default;
};

// A server in trouble, for which everything waits.
struct ServerPause {
    std::string server;
    std::string code;
    std::string words;
    Instant since{};
    Instant until{};  // when it is tried next
    friend bool operator==(const ServerPause&, const ServerPause&) = default;
};

// What the gateway knows of the mail servers and other programs want to see: kept in memory, and written
// down now and then.
struct ServerNotes {
    std::vector<MailboxUse> uses;  // since the last time
    std::vector<KnownServer> known;
    std::vector<ServerPause> pauses;
};

}  // namespace reserve
