#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;
using namespace std::chrono_literals;

// What the gateway writes down of the mail servers with its sign of life.
class ServerBook : public DeskOnSqlite {
  protected:
    const Instant noon{std::chrono::seconds(1'795'000'000)};
    const reserve::KnownServer corp{"corp", "https://mail.example.com/EWS/Exchange.asmx", "Exchange2013_SP1",
                                    "Exchange 2016 (15.1.2507.6)", noon};
    const reserve::ServerPause branch{"branch", "HTTP 401", "Sign-in refused.", noon, noon + 15min};

    void note(reserve::ServerNotes notes) { database_.gateway().runs(noon, notes); }
    sql::ServerBook& book() { return database_.servers(); }
};

TEST_F(ServerBook, KeepsWhatAServerHasToldOfItself) {
    note({{}, {corp}, {}});
    EXPECT_EQ(book().known(), std::vector{corp});
    reserve::KnownServer newer = corp;
    newer.product = "Exchange 2019 or SE (15.2.1544.4)";
    note({{}, {newer}, {}});
    EXPECT_EQ(book().known(), std::vector{newer});
}

TEST_F(ServerBook, KeepsTheServersInTroubleAsLongAsTheyAre) {
    note({{}, {}, {branch}});
    EXPECT_EQ(book().pauses(), std::vector{branch});
    note({});
    EXPECT_TRUE(book().pauses().empty());
}

// Of a server that two gateways wait for, the longer pause.
TEST_F(ServerBook, KeepsTheTroublesOfEachGateway) {
    sql::Database other(scratch_.settings());
    reserve::ServerPause longer = branch;
    longer.until += 1h;
    other.gateway().runs(noon, {{}, {}, {longer}});
    note({{}, {}, {branch}});
    EXPECT_EQ(book().pauses(), std::vector{longer});
    other.gateway().stopped(noon);
    EXPECT_EQ(book().pauses(), std::vector{branch});
}

TEST_F(ServerBook, ForgetsTheTroublesOfAGatewayThatDied) {
    std::optional<sql::Database> other(std::in_place, scratch_.settings());
    other->gateway().runs(noon, {{}, {}, {branch}});
    other.reset();
    note({});
    EXPECT_TRUE(book().pauses().empty());
}

TEST_F(ServerBook, ForgetsAGatewayThatDiedWithoutTrouble) {
    std::optional<sql::Database> other(std::in_place, scratch_.settings());
    other->gateway().runs(noon, {});
    note({});
    EXPECT_EQ(count("gateway_seen"), "2");
    other.reset();
    note({});
    EXPECT_EQ(count("gateway_seen"), "1");
}

TEST_F(ServerBook, AddsUpWhatCallsHaveCost) {
    const reserve::MailboxUse used{"corp", "blue@corp.example.com", {2, 1, 300, 4000}};
    note({{used}, {}, {}});
    note({{used}, {}, {}});
    const auto uses = database_.status().uses();
    ASSERT_EQ(uses.size(), 1U);
    EXPECT_EQ(uses[0].of.server, "corp");
    EXPECT_EQ(uses[0].of.use, (reserve::Use{4, 2, 600, 8000}));
    EXPECT_EQ(uses[0].since, noon);
}

TEST_F(ServerBook, IsKeptWhenTheGatewayStops) {
    note({});
    EXPECT_TRUE(database_.status().standing().seen);
    database_.gateway().stopped(noon, {{{"corp", "blue@corp.example.com", {1, 0, 1, 1}}}, {corp}, {}});
    EXPECT_EQ(database_.status().uses().size(), 1U);
    EXPECT_EQ(book().known(), std::vector{corp});
    EXPECT_FALSE(database_.status().standing().seen);
}

}  // namespace
