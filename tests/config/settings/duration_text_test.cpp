#include "config/settings/duration_text.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

using namespace std::chrono_literals;

TEST(DurationText, IsANumberAndItsUnit) {
    EXPECT_EQ(parse_duration("20 ms"), 20ms);
    EXPECT_EQ(parse_duration("30s"), 30s);
    EXPECT_EQ(parse_duration("11 min"), 11min);
    EXPECT_EQ(parse_duration("12 h"), 12h);
    EXPECT_EQ(parse_duration("1 day"), 24h);
    EXPECT_EQ(parse_duration("30 days"), 720h);
}

TEST(DurationText, IsNothingElse) {
    for (const auto* text : {"", "30", "s", "-1 s", "1.5 s", "30  s", "30 s!", "99999999999 s", "5 m"}) {
        EXPECT_FALSE(parse_duration(text)) << text;
    }
}

TEST(DurationText, IsWrittenInTheLargestUnit) {
    EXPECT_EQ(duration_text(660s), "11 min");
    EXPECT_EQ(duration_text(24h), "1 day");
    EXPECT_EQ(duration_text(1500ms), "1500 ms");
    EXPECT_EQ(duration_text(0s), "0 s");
}

}  // namespace
}  // namespace config
