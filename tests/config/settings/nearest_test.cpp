#include "config/settings/nearest.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

const std::vector<std::string> keys = {"url", "port", "level", "listen", "hostname", "retry_outage_after"};

TEST(Nearest, DoesNotMindTheCaseOfLetters) { EXPECT_EQ(nearest("LISTEN", keys), "listen"); }

TEST(Nearest, CountsLettersThatChangePlacesOnce) { EXPECT_EQ(nearest("ulr", keys), "url"); }

TEST(Nearest, FindsAKeyWithoutItsLastLetter) { EXPECT_EQ(nearest("hostnam", keys), "hostname"); }

TEST(Nearest, TakesNoShortWordForAnother) {
    EXPECT_EQ(nearest("use", keys), std::nullopt);
    EXPECT_EQ(nearest("info", keys), std::nullopt);
}

TEST(Nearest, AllowsLongWordsMoreMistakes) {
    EXPECT_EQ(nearest("retry_outtage_afer", keys), "retry_outage_after");
}

}  // namespace
}  // namespace config
