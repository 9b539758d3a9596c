#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/config/program.hpp"

namespace config {
namespace {

class RoomSettings : public testing::Test {
  protected:
    RoomSettings() { add("Rome"); }

    void add(const std::string& name) {
        const Ended added = roomgate({"rooms", "add", "--name", name, "--mailbox", name + "@corp.example.com",
                                      "--zone", "Europe/Berlin"});
        EXPECT_EQ(added.exit_code, 0) << added.err;
    }
    Ended set(std::vector<std::string> words) {
        words.insert(words.begin(), {"rooms", "set"});
        return roomgate(words);
    }
    nlohmann::json shown(const std::string& setting, const std::string& room = "Rome") {
        return nlohmann::json::parse(roomgate({"rooms", "show", room, "--json"}).out)["booking"][setting];
    }

    const Program roomgate{"[booking]\nsetup_minutes = 5\n"};
};

TEST_F(RoomSettings, SayWhereEachValueComesFrom) {
    EXPECT_EQ(set({"Rome", "cleanup_minutes=10"}).exit_code, 0);
    EXPECT_EQ(shown("allow_conflicts"), (nlohmann::json{{"value", false}, {"from", "default"}}));
    EXPECT_EQ(shown("setup_minutes"), (nlohmann::json{{"value", 5}, {"from", "file"}}));
    EXPECT_EQ(shown("cleanup_minutes"), (nlohmann::json{{"value", 10}, {"from", "room"}}));
}

TEST_F(RoomSettings, CountBeforeTheFile) {
    set({"Rome", "setup_minutes=20"});
    EXPECT_EQ(shown("setup_minutes"), (nlohmann::json{{"value", 20}, {"from", "room"}}));
}

TEST_F(RoomSettings, AreThoseOfTheFileAgainWithoutAValue) {
    set({"Rome", "setup_minutes=20"});
    set({"Rome", "setup_minutes="});
    EXPECT_EQ(shown("setup_minutes"), (nlohmann::json{{"value", 5}, {"from", "file"}}));
}

TEST_F(RoomSettings, AreSetForSeveralRoomsAtOnce) {
    add("Oslo");
    EXPECT_EQ(set({"Rome", "Oslo", "setup_minutes=20", "allow_recurring_meetings=false"}).exit_code, 0);
    for (const std::string room : {"Rome", "Oslo"}) {
        EXPECT_EQ(shown("setup_minutes", room)["value"], 20);
        EXPECT_EQ(shown("allow_recurring_meetings", room)["value"], false);
    }
}

TEST_F(RoomSettings, TakeListsAndTextWithoutQuotes) {
    set({"Rome", "book_in_policy=Ada@corp.example.com,@board.example", "additional_response=Mind the \"gap\"",
         "conflicting_update=keep"});
    EXPECT_EQ(shown("book_in_policy")["value"],
              (std::vector<std::string>{"@board.example", "ada@corp.example.com"}));
    EXPECT_EQ(shown("additional_response")["value"], "Mind the \"gap\"");
    EXPECT_EQ(shown("conflicting_update")["value"], "keep");
}

TEST_F(RoomSettings, AreRefusedInTheWordsOfTheFile) {
    EXPECT_NE(set({"Rome", "setup_minutes=soon"})
                  .err.find("setup_minutes takes a whole number from 0 to 1440, not text."),
              std::string::npos);
    EXPECT_NE(set({"Rome", "setup_minute=5"}).err.find("Did you mean setup_minutes?"), std::string::npos);
    EXPECT_EQ(set({"Rome", "setup_minutes=1441"}).exit_code, 1);
    EXPECT_EQ(shown("setup_minutes")["from"], "file");
}

TEST_F(RoomSettings, MustGoTogetherWithThoseOfTheFile) {
    EXPECT_NE(set({"Rome", "minimum_duration_in_minutes=2000"}).err.find("maximum_duration_in_minutes"),
              std::string::npos);
}

TEST_F(RoomSettings, AreSetByImportToo) {
    const std::string csv =
        roomgate.write("rooms.csv",
                       "name,mailbox,zone,setup_minutes,book_in_policy\n"
                       "Rome,rome@corp.example.com,Europe/Berlin,15,a@b.example c@d.example\n");
    const Ended imported = roomgate({"rooms", "import", csv});
    EXPECT_EQ(imported.exit_code, 0) << imported.err;
    EXPECT_EQ(shown("setup_minutes")["value"], 15);
    EXPECT_EQ(shown("book_in_policy")["value"], (std::vector<std::string>{"a@b.example", "c@d.example"}));
}

TEST_F(RoomSettings, AreNamedWithTheirLineWhenAnImportIsWrong) {
    const std::string csv = roomgate.write("rooms.csv",
                                           "name,mailbox,zone,setup_minutes\n"
                                           "Rome,rome@corp.example.com,Europe/Berlin,many\n");
    EXPECT_NE(roomgate({"rooms", "import", csv}).err.find("rooms.csv:2:1: setup_minutes takes"),
              std::string::npos);
}

TEST_F(RoomSettings, AreShownToPeopleWithTheRoom) {
    const std::string text = roomgate({"rooms", "show", "rome"}).out;
    EXPECT_NE(text.find("Rome@corp.example.com"), std::string::npos);
    EXPECT_NE(text.find("setup_minutes"), std::string::npos);
}

TEST_F(RoomSettings, PauseAndResumeARoom) {
    const auto paused = [&] {
        return nlohmann::json::parse(roomgate({"rooms", "show", "Rome", "--json"}).out)["paused"];
    };
    EXPECT_EQ(roomgate({"rooms", "pause", "Rome"}).exit_code, 0);
    EXPECT_EQ(paused(), true);
    EXPECT_NE(roomgate({"rooms", "pause", "Rome"}).out.find("already"), std::string::npos);
    EXPECT_EQ(roomgate({"rooms", "resume", "Rome"}).exit_code, 0);
    EXPECT_EQ(paused(), false);
}

TEST_F(RoomSettings, AreWrongUsageWithoutARoom) { EXPECT_EQ(roomgate({"rooms", "show"}).exit_code, 2); }

}  // namespace
}  // namespace config
