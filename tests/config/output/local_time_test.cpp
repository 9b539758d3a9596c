#include "config/output/local_time.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

using namespace std::chrono_literals;

constexpr reserve::Instant november{std::chrono::sys_days{std::chrono::year(2026) / 11 / 24} + 8h};
constexpr reserve::Instant july{std::chrono::sys_days{std::chrono::year(2026) / 7 / 1} + 8h};

TEST(LocalTime, ShowsTheWallClockAndItsOffset) {
    EXPECT_EQ(local_time(november, "Europe/Berlin"), "2026-11-24 09:00 +01:00");
    EXPECT_EQ(local_time(july, "Europe/Berlin"), "2026-07-01 10:00 +02:00");
    EXPECT_EQ(local_time(november, "America/St_Johns"), "2026-11-24 04:30 -03:30");
}

TEST(LocalTime, IsUtcInAZoneThatIsNotKnown) {
    EXPECT_EQ(local_time(november, "Europe/Nowhere"), "2026-11-24 08:00 +00:00");
}

TEST(UtcTime, IsWhatParseInstantReads) {
    EXPECT_EQ(utc_time(november), "2026-11-24T08:00:00Z");
    EXPECT_EQ(parse_instant(utc_time(november)), november);
}

TEST(ParseInstant, TakesAnOffsetAndNoSeconds) {
    EXPECT_EQ(parse_instant("2026-11-24T09:00:00+01:00"), november);
    EXPECT_EQ(parse_instant("2026-11-24T08:00Z"), november);
    EXPECT_EQ(parse_instant("2026-11-24T04:30-03:30"), november);
}

TEST(ParseInstant, RefusesWhatHasNoOffsetOrMoreBehindIt) {
    EXPECT_FALSE(parse_instant("2026-11-24T08:00:00"));
    EXPECT_FALSE(parse_instant("2026-11-24T08:00:00Z!"));
    EXPECT_FALSE(parse_instant("tomorrow"));
}

}  // namespace
}  // namespace config
