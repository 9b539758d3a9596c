#include "reserve/outage.hpp"
#include "tests/ews/sign_in/account_cast.hpp"

namespace {

using namespace ews_test;

TEST_F(OneAccount, IsNotTriedBecauseTheProgramStartsAgain) {
    const auto first = at("a", refused);
    for (int i = 0; i < 5; ++i) {
        restart();
        const auto again = at(i % 2 == 0 ? "a" : "b", refused);
        EXPECT_EQ(again->message, first->message);
    }
    EXPECT_EQ(tried, "a");
}

TEST_F(OneAccount, RestsAloneAfterARestartTooWhereOtherServersTakeIt) {
    at("b", taken);
    at("a", refused);
    restart();
    at("a", refused);
    at("b", taken);
    EXPECT_EQ(tried, "bab");
}

TEST_F(OneAccount, IsTriedAtOnceWithAnotherPassword) {
    at("a", refused);
    restart();
    for (ews::Server& server : servers) server.password = "renewed";
    at("b", taken);
    EXPECT_EQ(tried, "ab");
}

TEST_F(OneAccount, IsTriedAtOnceWhenTheServerIsSetOtherwise) {
    at("a", refused);
    restart();
    servers[0].url = "https://elsewhere.example.com/EWS/Exchange.asmx";
    at("a", taken);
    EXPECT_EQ(tried, "aa");
}

TEST_F(OneAccount, IsNotTriedAnewWithTheOldPasswordWhereTheNewOneWasRefusedToo) {
    at("a", refused);
    restart();
    for (ews::Server& server : servers) server.password = "renewed";
    at("a", refused);
    restart();
    for (ews::Server& server : servers) server.password = "secret";
    at("a", refused);
    EXPECT_EQ(tried, "aa");
}

TEST_F(OneAccount, IsTriedOnceMoreWhenAPersonWantsIt) {
    at("a", refused);
    account().try_again();
    at("a", refused);
    at("a", refused);
    EXPECT_EQ(tried, "aa");
    clock.time += 1h - 1s;
    EXPECT_TRUE(account().closed("a"));
    EXPECT_EQ(book.refused("roomgate").front().times, 2);
    EXPECT_EQ(book.refused("roomgate").front().since, stamp);
}

TEST_F(OneAccount, IsForgottenOnceItIsTaken) {
    at("a", refused);
    clock.time += 900s;
    at("b", taken);
    clock.time += 900s;
    at("a", taken);
    EXPECT_TRUE(book.refused("roomgate").empty());
}

TEST_F(OneAccount, CountsWhatIsInTheAirTogetherOnce) {
    at("a", taken);
    at("a", [&] {
        at("a", refused);
        return refused;
    });
    EXPECT_EQ(book.refused("roomgate").front().times, 1);
}

// Two processes with one book.
TEST_F(OneAccount, RestsWhereAnotherProcessMeetsARefusal) {
    Account other(servers, clock, timing, &book);
    at("b", taken);
    const std::uint64_t before = account().refusals();
    other.pass("a", std::chrono::steady_clock::now() + 1h, [] { return refused; });
    at("b", taken);
    EXPECT_EQ(tried, "b");
    EXPECT_GT(account().refusals(), before);
}

TEST_F(OneAccount, NoticesThatAnotherProcessHasSignedIn) {
    Account other(servers, clock, timing, &book);
    at("a", refused);
    EXPECT_FALSE(account().has_reopened());
    other.try_again();
    other.pass("a", std::chrono::steady_clock::now() + 1h, [] { return taken; });
    EXPECT_TRUE(account().has_reopened());
    EXPECT_FALSE(account().has_reopened());
}

struct BrokenBook final : reserve::SignInBook {
    ews::RefusalsInMemory kept;
    bool away = false;
    std::vector<reserve::RefusedSignIn> refused(const std::string& account) override {
        return kept.refused(account);
    }
    void put(const reserve::RefusedSignIn& row) override {
        if (away) throw reserve::Outage("the disk is full");
        kept.put(row);
    }
    void forget(const reserve::RefusedSignIn& row) override { kept.forget(row); }
    bool take_turn(const std::string&, Instant, Instant) override { return true; }
    void end_turn(const std::string&, Instant) override {}
};

TEST_F(OneAccount, IsNotTriedAgainWhileTheRefusalCannotBeWrittenDown) {
    BrokenBook broken;
    account_.emplace(servers, clock, timing, &broken);
    broken.away = true;
    EXPECT_THROW(at("a", refused), reserve::Outage);
    EXPECT_THROW(at("b", refused), reserve::Outage);
    broken.away = false;
    EXPECT_EQ(at("c", refused)->code, "HTTP 401");
    EXPECT_EQ(tried, "a");
}

TEST_F(OneAccount, KeepsOfTheWordsOfAServerOnlySoMany) {
    Account::Told wordy = refused;
    for (int i = 0; i < 1000; ++i) wordy.refusal->message += "ä";
    at("a", wordy);
    EXPECT_EQ(book.refused("roomgate").front().words.size(), 500U);
}

class OneApplication : public OneAccount {
  protected:
    OneApplication() {
        for (ews::Server& server : servers) {
            server.sign_in = ews::SignIn::oauth2;
            server.oauth2.token_url = "https://login.example.com/token";
            server.oauth2.client_id = "4711";
        }
    }
};

// Nobody locks it.
TEST_F(OneApplication, RestsForAQuarterOfAnHourEachTime) {
    std::vector<const ews::Server*> entries{&servers[0]};
    const auto application = ews::accounts_of(entries, clock, &book).front();
    int tries = 0;
    for (int i = 0; i < 3; ++i) {
        application->pass("a", std::chrono::steady_clock::now() + 1h, [&] {
            ++tries;
            return refused;
        });
        clock.time += 900s;
    }
    EXPECT_EQ(tries, 3);
}

}  // namespace
