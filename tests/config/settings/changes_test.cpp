#include "config/settings/changes.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

using Names = std::vector<std::string>;

TEST(Changes, AreNoneBetweenEqualSettings) {
    const Changes found = changes({}, {});
    EXPECT_EQ(found.at_reload, Names{});
    EXPECT_EQ(found.at_restart, Names{});
}

TEST(Changes, NameWhatCountsAtOnceAndWhatNeedsARestart) {
    Settings after;
    after.log.level = reserve::Log::Kind::error;
    after.database.file = "/elsewhere.db";
    const Changes found = changes({}, after);
    EXPECT_EQ(found.at_reload, Names{"log.level"});
    EXPECT_EQ(found.at_restart, Names{"database.file"});
}

TEST(Changes, NameAServerThatIsNew) {
    Settings after;
    after.exchange.emplace_back();
    EXPECT_EQ(changes({}, after).at_reload, Names{"exchange"});
}

TEST(Changes, SeeAPasswordThatIsNewInItsFile) {
    Settings before;
    before.exchange.emplace_back().server.password = "old";
    Settings after = before;
    after.exchange[0].server.password = "new";
    EXPECT_EQ(changes(before, after).at_reload, Names{"exchange.password_file"});
}

}  // namespace
}  // namespace config
