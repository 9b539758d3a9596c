#include "config/commands/resync_report.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;

// 11:00 in Berlin.
const reserve::Instant eleven = std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} + 10h;

std::string shown(const reserve::Interval& here, const reserve::Interval& there) {
    const reserve::Room room{.id = reserve::RoomId{1},
                             .name = "Rome",
                             .mailbox = *reserve::Address::parse("rome@example.com"),
                             .receiving = {},
                             .zone = "Europe/Berlin",
                             .building = "",
                             .capacity = {}};
    reserve::ResyncReport report;
    reserve::Difference difference{
        .uid = "m1", .recurrence_id = here.start, .database = here, .exchange = there, .agreed = {}};
    report.differences.push_back({std::move(difference)});
    return config::resync_text({{room, report}}, {.window = {eleven, eleven + 24h}});
}

// Start and end: a date may have become longer.
TEST(ResyncReport, ShowsFromWhenToWhenADateIs) {
    const std::string text = shown({eleven, eleven + 1h}, {eleven, eleven + 90min});
    EXPECT_NE(text.find("2026-12-01 11:00-12:00 +01:00"), std::string::npos) << text;
    EXPECT_NE(text.find("2026-12-01 11:00-12:30 +01:00"), std::string::npos) << text;
}

TEST(ResyncReport, ShowsBothDaysOfOneThatGoesOnOvernight) {
    const std::string text = shown({eleven, eleven + 24h}, {eleven, eleven + 1h});
    EXPECT_NE(text.find("2026-12-01 11:00 +01:00 to 2026-12-02 11:00 +01:00"), std::string::npos) << text;
}

}  // namespace
