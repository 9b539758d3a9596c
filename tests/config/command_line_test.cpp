#include "config/command_line.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace config {
namespace {

struct Ended {
    int exit_code = 0;
    std::string out;
    std::string err;
};

Ended roomgate(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "roomgate");
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int code = run_command_line(static_cast<int>(arguments.size()), arguments.data(), in, out, err);
    return Ended{code, out.str(), err.str()};
}

TEST(CommandLine, PrintsItsVersion) {
    const Ended run = roomgate({"--version"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.out.rfind("roomgate ", 0), 0U);
}

TEST(CommandLine, TeachesWithExamples) {
    const Ended run = roomgate({"--help"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_NE(run.out.find("Examples:"), std::string::npos);
}

TEST(CommandLine, IsWrongUsageWithoutACommand) { EXPECT_EQ(roomgate({}).exit_code, 2); }

TEST(CommandLine, SuggestsTheCommandThatWasMeant) {
    const Ended run = roomgate({"chekc"});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_NE(run.err.find("There is no command chekc. Did you mean check?"), std::string::npos) << run.err;
}

TEST(CommandLine, IsWrongUsageWithAnUnknownOption) { EXPECT_EQ(roomgate({"check", "--nope"}).exit_code, 2); }

TEST(CommandLine, TakesTheSettingsFileBeforeOrBehindTheCommand) {
    EXPECT_EQ(roomgate({"--config", SAMPLE_SETTINGS, "check"}).exit_code, 0);
    EXPECT_EQ(roomgate({"check", "--config", SAMPLE_SETTINGS}).exit_code, 0);
}

TEST(CommandLine, FailsInWordsWithoutASettingsFile) {
    const Ended run = roomgate({"check", "--config", "/nonexistent.toml"});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_NE(run.err.find("/nonexistent.toml: The settings file cannot be read: No such file"),
              std::string::npos);
}

}  // namespace
}  // namespace config
