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

}  // namespace
}  // namespace config
