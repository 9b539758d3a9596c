#include "config/settings/remembered_policies.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

reserve::Room room_with(const std::string& booking) {
    return {.id = reserve::RoomId{1},
            .name = "Rome",
            .mailbox = *reserve::Address::parse("rome@corp.example.com"),
            .receiving = {},
            .zone = "Europe/Berlin",
            .building = {},
            .capacity = {},
            .paused = false,
            .booking = booking};
}

TEST(RememberedPolicies, AreThoseOfEachRoomsOwnSettings) {
    const RememberedPolicies policies;
    EXPECT_EQ(policies({}, room_with("setup_minutes = 5")).setup_minutes, 5);
    EXPECT_EQ(policies({}, room_with("setup_minutes = 10")).setup_minutes, 10);
    EXPECT_EQ(policies({}, room_with("setup_minutes = 5")).setup_minutes, 5);
}

TEST(RememberedPolicies, FollowTheDefaults) {
    const RememberedPolicies policies;
    reserve::BookingPolicy defaults;
    policies(defaults, room_with("setup_minutes = 5"));
    defaults.cleanup_minutes = 20;
    EXPECT_EQ(policies(defaults, room_with("setup_minutes = 5")).cleanup_minutes, 20);
}

TEST(RememberedPolicies, RefuseSettingsThatCannotBeRead) {
    const RememberedPolicies policies;
    EXPECT_THROW(policies({}, room_with("setup_minutes = soon")), std::runtime_error);
}

}  // namespace
}  // namespace config
