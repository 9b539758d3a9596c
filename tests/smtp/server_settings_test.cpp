// What a running service takes of new settings, and what it refuses.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "server_fixture.hpp"
#include "smtp/server.hpp"

namespace smtp::test {
namespace {

using ServerSettingsTest = ServerTest;

TEST_F(ServerSettingsTest, RefusesSettingsThatCannotWorkByTheirName) {
    settings.allow = {"example.com"};
    try {
        start();
        FAIL() << "started";
    } catch (const std::invalid_argument& problem) {
        EXPECT_TRUE(std::string(problem.what()).starts_with("smtp.allow: 'example.com'")) << problem.what();
    }
}

TEST_F(ServerSettingsTest, AppliesNewSettingsToNewSessions) {
    start();
    Client before(port());
    before.greet();
    auto changed = settings;
    changed.hostname = "new.example.com";
    EXPECT_TRUE(server->apply(changed).empty());
    Client after(port());
    EXPECT_EQ(after.reply(), "220 new.example.com Simple Mail Transfer Service Ready");
    EXPECT_EQ(before.say("HELO client"), "250 mx.example.com");
}

TEST_F(ServerSettingsTest, NamesTheSettingsThatNeedARestart) {
    start();
    settings.listen = {"127.0.0.2:0"};
    EXPECT_EQ(server->apply(settings), std::vector<std::string>{"listen"});
}

TEST_F(ServerSettingsTest, ChangesNothingWhenNewSettingsCannotWork) {
    start();
    auto wrong = settings;
    wrong.hostname = "new.example.com";
    wrong.certificate_file = wrong.key_file = "/nonexistent.pem";
    EXPECT_THROW(server->apply(wrong), std::runtime_error);
    Client client(port());
    client.greet();
}

}  // namespace
}  // namespace smtp::test
