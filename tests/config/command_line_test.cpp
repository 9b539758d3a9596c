#include <gtest/gtest.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "tests/config/program.hpp"

namespace config {
namespace {

TEST(CommandLine, PrintsItsVersion) {
    const Ended run = run_roomgate({"--version"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.out.rfind("roomgate ", 0), 0U);
}

TEST(CommandLine, TeachesWithExamples) {
    const Ended run = run_roomgate({"--help"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_NE(run.out.find("Examples:"), std::string::npos);
}

TEST(CommandLine, IsWrongUsageWithoutACommand) { EXPECT_EQ(run_roomgate({}).exit_code, 2); }

TEST(CommandLine, SuggestsTheCommandThatWasMeant) {
    const Ended run = run_roomgate({"chekc"});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_NE(run.err.find("There is no command chekc. Did you mean check?"), std::string::npos) << run.err;
}

TEST(CommandLine, IsWrongUsageWithAnUnknownOption) {
    EXPECT_EQ(run_roomgate({"check", "--nope"}).exit_code, 2);
}

TEST(CommandLine, TakesTheSettingsFileBeforeOrBehindTheCommand) {
    const Program roomgate;
    roomgate({"users", "add", "--email", "ada@example.com"});  // makes the database
    EXPECT_EQ(run_roomgate({"--config", roomgate.settings_file(), "rooms", "list"}).exit_code, 0);
    EXPECT_EQ(run_roomgate({"rooms", "list", "--config", roomgate.settings_file()}).exit_code, 0);
}

TEST(CommandLine, FailsInWordsWithoutASettingsFile) {
    const Ended run = run_roomgate({"check", "--config", "/nonexistent.toml"});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_NE(run.err.find("/nonexistent.toml: The settings file cannot be read: No such file"),
              std::string::npos);
}

TEST(CommandLine, HidesTheReaderProcess) {
    EXPECT_EQ(run_roomgate({"--help"}).out.find("read-messages"), std::string::npos);
}

TEST(CommandLine, ExplainsEveryCommandWithAnExampleAndTheFieldsOfItsJson) {
    static const std::regex example("Examples?:\n  roomgate "), fields("Fields of [a-z` ]*--json");
    for (const char* command :
         {"rooms list",       "rooms add",       "rooms retire", "rooms import",  "rooms show",
          "rooms set",        "rooms pause",     "rooms resume", "users list",    "users add",
          "users retire",     "users import",    "messages",     "why",           "calendar",
          "explain",          "check",           "serve",        "doctor",        "status",
          "exchange-setup",   "resync",          "reserve",      "change",        "cancel",
          "approve",          "reject",          "approve list", "ban-list show", "ban-list drop",
          "ban-list release", "messages release"}) {
        std::istringstream words(std::string(command) + " --help");
        const Ended ended = run_roomgate({std::istream_iterator<std::string>(words), {}});
        EXPECT_EQ(ended.exit_code, 0) << command;
        EXPECT_TRUE(std::regex_search(ended.out, example)) << ended.out;
        EXPECT_TRUE(std::regex_search(ended.out, fields)) << ended.out;
    }
}

TEST(CommandLine, TellsScriptsWhatIsWrongInTheSettingsAndPeopleToo) {
    const Program roomgate("[smtp]\nsession = 1\n");
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"rooms", "list"}, {"status"}, {"messages"}, {"why", "1"}, {"doctor"}}) {
        std::vector<std::string> asked = command;
        EXPECT_EQ(roomgate(asked).out, "");
        asked.emplace_back("--json");
        const Ended ended = roomgate(asked);
        EXPECT_EQ(ended.exit_code, 1);
        const auto mistakes = nlohmann::json::parse(ended.out);
        ASSERT_EQ(mistakes.size(), 1U) << ended.out;
        EXPECT_EQ(mistakes[0].at("line"), 4);
        EXPECT_EQ(mistakes[0].at("suggestion"), "Did you mean sessions?");
        EXPECT_NE(ended.err.find("the settings are refused\n" + roomgate.settings_file() + ":4:1: There"),
                  std::string::npos)
            << ended.err;
    }
    EXPECT_NE(run_roomgate({"--help"}).out.find("Fields of --json where the settings file is refused"),
              std::string::npos);
}

}  // namespace
}  // namespace config
