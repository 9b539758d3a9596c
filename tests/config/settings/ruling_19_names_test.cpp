// The names of settings that SPEC ruling 19 gives.
#include <gtest/gtest.h>

#include "config/settings/load.hpp"

namespace config {
namespace {

reserve::DecidingSettings deciding(const std::string& text) {
    const Loaded loaded = read_settings(text, "/etc/roomgate/roomgate.toml");
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded))
        ADD_FAILURE() << to_text(mistakes->front());
    const auto* settings = std::get_if<Settings>(&loaded);
    return settings ? settings->desk.deciding : reserve::DecidingSettings{};
}

TEST(Ruling19, TheSettingsOfTheRequesterHaveTheseNames) {
    const reserve::RequesterSettings requester =
        deciding(
            "[requester]\ndefault_user = \"desk@example.com\"\naccepted_domains = [\"example.org\"]\n"
            "create_external_contact = true\nunknown = \"book\"\n")
            .requester;
    ASSERT_TRUE(requester.default_user);
    EXPECT_EQ(requester.default_user->text(), "desk@example.com");
    EXPECT_TRUE(requester.accepted_domains.contains("example.org"));
    EXPECT_TRUE(requester.create_external_contact);
    EXPECT_EQ(requester.unknown, reserve::RequesterSettings::Unknown::book);
}

TEST(Ruling19, TheMinutesAroundAReservationHaveTheseNames) {
    const reserve::BookingPolicy booking =
        deciding("[booking]\nsetup_minutes = 5\ncleanup_minutes = 10\n").booking;
    EXPECT_EQ(booking.setup_minutes, 5);
    EXPECT_EQ(booking.cleanup_minutes, 10);
}

}  // namespace
}  // namespace config
