#include "tests/sql/time_zone_rules.hpp"

namespace {

using namespace desk_on_sqlite;

using TzdataVersion = TimeZoneRules;

// Two gateways on one database: the one whose tzdata are older would move back what the other has moved.
TEST_F(TzdataVersion, IsNotFollowedBackByAGatewayWithOlderTzdata) {
    folder_.be_version("2026f");
    send(april_);
    folder_.be_version("2027a");
    rules_change();
    ASSERT_EQ(booked(), Times{"6 Apr 09:00-10:00"});
    folder_.be_version("2026f");
    folder_.give("Europe/Berlin", "Europe/Berlin");
    clock_.instant += std::chrono::days(1);
    run();
    EXPECT_EQ(booked(), Times{"6 Apr 09:00-10:00"});
    EXPECT_NE(
        kept_.warnings.find("the tzdata of this machine are 2026f, but bookings were worked out with 2027a"),
        std::string::npos)
        << kept_.warnings;
}

TEST_F(TzdataVersion, IsNotFollowedWhereItIsNotKnownAnyMore) {
    folder_.be_version("2026f");
    send(april_);
    std::filesystem::remove(folder_.folder() / "tzdata.zi");
    rules_change();
    EXPECT_EQ(booked(), Times{"6 Apr 08:00-09:00"});
    EXPECT_NE(kept_.warnings.find("of no known version"), std::string::npos) << kept_.warnings;
}

TEST_F(TzdataVersion, IsFollowedWhereTheRulesOfTheSameOneDiffer) {
    folder_.be_version("2026f");
    send(april_);
    rules_change();
    EXPECT_EQ(booked(), Times{"6 Apr 09:00-10:00"});
}

}  // namespace
