#include "tests/config/commands/booked_program.hpp"

namespace config {
namespace {

using support::request;

class StatusCommand : public BookedProgram {
  protected:
    sql::Settings database() const {
        sql::Settings settings;
        settings.file = roomgate.folder() / "roomgate.db";
        return settings;
    }
    static reserve::Instant now() { return reserve::SystemClock().now(); }
    std::string text(const std::vector<std::string>& arguments) { return roomgate(arguments).out; }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_F(StatusCommand, SaysWhetherTheServiceRuns) {
    EXPECT_EQ(json({"status"})["runs"], false);
    EXPECT_TRUE(has(text({"status"}), "The gateway does not run."));
    sql::Database(database()).gateway().runs(now());
    EXPECT_EQ(json({"status"})["runs"], true);
    EXPECT_TRUE(has(text({"status"}), "The gateway runs: seen "));
    sql::Database(database()).gateway().runs(now() - std::chrono::seconds(31));
    EXPECT_EQ(json({"status"})["runs"], false);
}

TEST_F(StatusCommand, ShowsWhatWaitsForWhichServer) {
    send(request({tuesday_9}));
    auto waiting = json({"status"})["waiting"];
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0]["server"], nullptr);
    EXPECT_EQ(waiting[0]["answers"], 1);
    roomgate.write_settings(
        "[[exchange]]\nname = \"corp\"\nanswer_by = \"imip\"\nmail_domains = [\"corp.example.com\"]\n"
        "[relay]\nurl = \"smtp://127.0.0.1\"\nfrom = \"roomgate@corp.example.com\"\n");
    EXPECT_EQ(json({"status"})["waiting"][0]["server"], "corp") << roomgate({"status"}).err;
    EXPECT_EQ(json({"status"})["items"]["success"], 1);
    EXPECT_TRUE(has(text({"status"}), "Items: 1 success"));
}

TEST_F(StatusCommand, ShowsPausedRoomsWithTheReasonThatWasGiven) {
    roomgate({"rooms", "pause", "rome", "--why", "Painters."});
    const auto paused = json({"status"})["paused_rooms"];
    ASSERT_EQ(paused.size(), 1U);
    EXPECT_EQ(paused[0]["why"], "Painters.");
    EXPECT_NE(paused[0]["since"], nullptr);
    EXPECT_TRUE(has(text({"status"}), "Room rome is paused since "));
}

TEST_F(StatusCommand, ShowsServersInTroubleAndTheirVersions) {
    sql::Database(database())
        .gateway()
        .runs(
            now(),
            {{},
             {{"corp", "https://mail.example.com", "Exchange2013_SP1", "Exchange 2016 (15.1.2507.6)", now()}},
             {{"branch", "HTTP 401", "Sign-in refused.", now(), now()}}});
    const auto status = json({"status"});
    EXPECT_EQ(status["servers"][0]["product"], "Exchange 2016 (15.1.2507.6)");
    EXPECT_EQ(status["paused_servers"][0]["code"], "HTTP 401");
    EXPECT_TRUE(
        has(text({"status"}), "Server corp is Exchange 2016 (15.1.2507.6), is asked in Exchange2013_SP1"));
    EXPECT_TRUE(has(text({"status"}), "HTTP 401, Sign-in refused."));
}

TEST_F(StatusCommand, ShowsWhatTheCallsToTheServersHaveCost) {
    sql::Database(database())
        .gateway()
        .runs(now(), {{{"corp", "rome@corp.example.com", {2, 1, 300, 4000}},
                       {"corp", "oslo@corp.example.com", {1, 0, 5, 6}}},
                      {},
                      {}});
    const auto use = json({"status", "--exchange"})["use"];
    ASSERT_EQ(use.size(), 2U);
    EXPECT_EQ(use[0]["room_name"], "rome");
    EXPECT_EQ(use[0]["calls"], 2);
    EXPECT_EQ(use[0]["octets_received"], 4000);
    const std::string table = text({"status", "--exchange"});
    EXPECT_TRUE(has(table, "(all)  3      1       0        305          4006")) << table;
}

TEST_F(StatusCommand, ShowsTheAnswersThatHaveCostMost) {
    send(request({tuesday_9}));
    sql::Database open(database());
    const auto answer = open.outbox().due(support::at("2026-11-24 08:00"), 1, {}).at(0);
    const auto attempt = open.outbox().begin_attempt(answer.id, 0, now(), reserve::Channel::ews);
    open.outbox().end_attempt(*attempt, now(),
                              {.outcome = reserve::AnswerState::sent, .use = {4, 0, 100, 200}});
    const auto costliest = json({"status", "--exchange"})["costliest"];
    ASSERT_EQ(costliest.size(), 1U);
    EXPECT_EQ(costliest[0]["calls"], 4);
    EXPECT_EQ(costliest[0]["octets"], 300);
    EXPECT_EQ(costliest[0]["message"], 1);
}

}  // namespace
}  // namespace config
