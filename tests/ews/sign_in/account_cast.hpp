#pragma once
#include <gtest/gtest.h>

#include "ews/sign_in/account.hpp"
#include "tests/ews/exchange_room.hpp"

namespace ews_test {

using ews::Account;

struct TestClock final : reserve::Clock {
    Instant time = stamp;
    Instant now() const override { return time; }
};

inline const Account::Told taken{.taken = true};
inline const Account::Told nothing;
inline const Account::Told refused{.refusal = ews::Trouble{ews::ErrorClass::rights, "HTTP 401", {}, {}, {}}};

// One account at the servers a, b and c, that rests for a quarter of an hour, an hour, and then a day.
class OneAccount : public testing::Test {
  protected:
    TestClock clock;
    Account::Timing timing{{900s, 1h, 24h}, 1h};
    std::vector<ews::Server> servers = [] {
        std::vector<ews::Server> made(3);
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i].name = std::string(1, static_cast<char>('a' + i));
            made[i].user = "roomgate";
            made[i].password = "secret";
        }
        return made;
    }();
    ews::RefusalsInMemory book;
    std::optional<Account> account_;
    std::string tried;  // the servers, in the order of the tries

    Account& account() {
        if (!account_) account_.emplace(servers, clock, timing, &book);
        return *account_;
    }
    void restart() { account_.reset(); }
    std::optional<ews::Trouble> at(const std::string& server, const std::function<Account::Told()>& attempt) {
        return account().pass(server, std::chrono::steady_clock::now() + 1h, [&] {
            tried += server;
            return attempt();
        });
    }
    std::optional<ews::Trouble> at(const std::string& server, const Account::Told& told) {
        return at(server, [&] { return told; });
    }
};

}  // namespace ews_test
