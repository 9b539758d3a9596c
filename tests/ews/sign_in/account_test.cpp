#include <atomic>
#include <thread>

#include "tests/ews/scripted_server.hpp"
#include "tests/ews/sign_in/account_cast.hpp"

namespace {

using namespace ews_test;

void await(const std::function<bool()>& condition) {
    while (!condition()) std::this_thread::yield();
}

TEST_F(OneAccount, RestsAtAllServersWhereOneRefusesIt) {
    const auto first = at("a", refused);
    clock.time += 899s;
    const auto second = at("b", refused);
    EXPECT_EQ(tried, "a");
    EXPECT_EQ(second->code, "HTTP 401");
    EXPECT_EQ(second->message,
              "refused since 2026-11-20T08:00:00Z; exchange a, b, c share the account, and wait together");
    EXPECT_EQ(second->message, first->message);
    EXPECT_EQ(second->back_off, 1s);
}

TEST_F(OneAccount, IsTriedAtOneServerAtATimeWhileNoneTakesIt) {
    std::atomic<bool> came = false;
    std::thread other;
    at("a", [&] {
        other = std::thread([&] {
            came = true;
            at("b", refused);
        });
        await([&] { return came.load(); });
        return refused;
    });
    other.join();
    EXPECT_EQ(tried, "a");
}

TEST_F(OneAccount, IsNotHeldUpByAServerThatSaysNothing) {
    timing.patience = 1ms;
    std::atomic<bool> worked = false;
    std::thread dead([&] {
        at("a", [&] {
            await([&] { return worked.load(); });
            return nothing;
        });
    });
    await([&] { return !at("b", taken) && !at("c", taken); });
    worked = true;
    dead.join();
}

TEST_F(OneAccount, IsTriedAtTheNextServerWhereOneCannotBeReached) {
    at("a", nothing);
    at("b", taken);
    EXPECT_EQ(tried, "ab");
}

TEST_F(OneAccount, IsTriedAtAnotherServerAfterARest) {
    at("a", refused);
    clock.time += 900s;
    at("a", refused);
    at("b", refused);
    EXPECT_EQ(tried, "ab");
    clock.time += 1h;
    at("b", refused);
    at("a", refused);
    EXPECT_EQ(tried, "aba");
}

TEST_F(OneAccount, RestsAloneWhereOtherServersTakeIt) {
    at("b", taken);
    const auto refusal = at("a", refused);
    EXPECT_EQ(refusal->message,
              "refused since 2026-11-20T08:00:00Z; exchange a refuses it, though other servers take it");
    clock.time += 899s;
    at("a", refused);
    at("b", taken);
    EXPECT_EQ(tried, "bab");
    clock.time += 1s;
    at("a", taken);
    EXPECT_EQ(tried, "baba");
}

TEST_F(OneAccount, RestsEverywhereWhenAServerThatTookItRefusesIt) {
    at("a", taken);
    at("b", taken);
    at("a", refused);
    at("b", taken);
    EXPECT_EQ(tried, "aba");
}

TEST_F(OneAccount, IsNotTakenByWhatWasSignedInBeforeARefusal) {
    at("a", taken);
    at("b", taken);
    at("b", [&] {
        at("a", refused);
        return taken;
    });
    EXPECT_EQ(at("b", taken)->code, "HTTP 401");
}

TEST_F(OneAccount, IsTriedByNobodyAsLongAsAServerAsksFor) {
    Account::Told later = refused;
    later.refusal->back_off = 1h;
    at("a", later);
    clock.time += 3599s;
    at("b", taken);
    EXPECT_EQ(tried, "a");
}

TEST_F(OneAccount, RestsForAnHourAndThenForADayEachWhenItIsRefusedAgain) {
    at("a", refused);
    for (const std::chrono::seconds rest : {900s, 3600s, 86400s, 86400s}) {
        const std::string before = tried, next = before.back() == 'a' ? "b" : "a";
        clock.time += rest - 1s;
        at(next, refused);
        EXPECT_EQ(tried, before);
        clock.time += 1s;
        at(next, refused);
        EXPECT_EQ(tried, before + next);
    }
}

class Accounts : public testing::Test {
  protected:
    TestClock clock;
    ews::Server first, second;
    Accounts() {
        first.user = "CORP\\roomgate";
        second.user = "corp\\RoomGate";
        second.sign_in = ews::SignIn::basic;
    }
    bool are_one() const {
        const auto accounts = ews::accounts_of({&first, &second}, clock);
        return accounts.at(0) == accounts.at(1);
    }
};

TEST_F(Accounts, AreOneWhateverTheCaseAndTheWayToSignIn) { EXPECT_TRUE(are_one()); }

TEST_F(Accounts, AreOneWhereverTheDomainStands) {
    first.user = "roomgate";
    first.domain = "CORP";
    EXPECT_TRUE(are_one());
    first.domain = "BRANCH";
    EXPECT_FALSE(are_one());
}

TEST_F(Accounts, AreComparedAsTheyAreWritten) {
    second.user = "roomgate@corp.example.com";
    EXPECT_FALSE(are_one());
    first.user = "roomgate@CORP.example.com";
    EXPECT_TRUE(are_one());
}

TEST_F(Accounts, OfApplicationsAreOneAtOneTokenEndpoint) {
    for (ews::Server* const server : {&first, &second}) {
        server->sign_in = ews::SignIn::oauth2;
        server->oauth2.token_url = "https://login.example.com/corp/token";
        server->oauth2.client_id = "4711";
    }
    EXPECT_TRUE(are_one());
    second.oauth2.token_url = "https://login.example.com/branch/token";
    EXPECT_FALSE(are_one());
    second = first;
    second.oauth2.client_id = "4712";
    EXPECT_FALSE(are_one());
}

class WrongPasswordOfTwoServers : public ExchangeRoom {};

TEST_F(WrongPasswordOfTwoServers, GoesOutOnce) {
    const auto refuse = [](std::size_t, const std::string&) {
        return ScriptedServer::Action{http_answer("401 Unauthorized", ""), true};
    };
    ScriptedServer here(refuse), there(refuse);
    server.url = here.url();
    ews::Server branch = server;
    branch.name = "branch";
    branch.url = there.url();
    branch.mail_domains = {"branch.example.com"};
    courier_.emplace(ews::Settings{{server, branch}}, clock, log);
    Answer elsewhere = answer(AnswerKind::accept);
    elsewhere.mailbox = *reserve::Address::parse("room.12@branch.example.com");
    const reserve::Wait first = std::get<reserve::Wait>(send(answer(AnswerKind::accept)));
    const reserve::Wait second = std::get<reserve::Wait>(send(elsewhere));
    EXPECT_EQ(here.requests().size() + there.requests().size(), 1U);
    EXPECT_TRUE(holds(first.words, "exchange corp, branch share the account")) << first.words;
    EXPECT_EQ(first.words, second.words);
    EXPECT_TRUE(first.of_account);
}

}  // namespace
