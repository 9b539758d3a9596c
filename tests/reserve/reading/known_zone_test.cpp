// Names of time zones as other programs write them, without a VTIMEZONE that explains them.
#include "reserve/reading/zones/known_zone.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

TEST(KnownZone, TakesTheUtcOfOffice365) { EXPECT_EQ(known_zone("tzone://Microsoft/Utc"), "UTC"); }

TEST(KnownZone, LeavesACustomZoneOfOffice365Unknown) {
    EXPECT_EQ(known_zone("tzone://Microsoft/Custom"), std::nullopt);
}

TEST(KnownZone, TakesTheShortDisplayNameOfCdo) {
    EXPECT_EQ(known_zone("(GMT+01.00) Sarajevo/Warsaw/Zagreb"), "Europe/Warsaw");
}

TEST(KnownZone, TakesANameWithEscapes) {
    EXPECT_EQ(known_zone("Europe\\/Berlin"), "Europe/Berlin");
    EXPECT_EQ(known_zone("\\"), std::nullopt);
}

TEST(KnownZone, TakesNamesThatWindowsNoLongerHas) {
    for (const char* name : {"Mexico Standard Time", "(UTC-06:00) Guadalajara, Mexico City, Monterrey - Old"})
        EXPECT_EQ(known_zone(name), "America/Mexico_City") << name;
    EXPECT_EQ(known_zone("Mexico Standard Time 2"), "America/Chihuahua");
}

// Windows lets their clocks run an hour ahead in summer; in Kamchatka they no longer do, and the other is no
// place's time. With a VTIMEZONE they are read.
TEST(KnownZone, LeavesNamesUnknownWhoseSummerTimeNoPlaceHas) {
    EXPECT_EQ(known_zone("Kamchatka Standard Time"), std::nullopt);
    EXPECT_EQ(known_zone("Mid-Atlantic Standard Time"), std::nullopt);
}

TEST(KnownZone, TakesAWindowsNameBehindAnOffset) {
    EXPECT_EQ(known_zone("(GMT-0500) Eastern Standard Time"), "America/New_York");
}

TEST(KnownZone, TakesAWindowsNameThatOutlookHasNumbered) {
    EXPECT_EQ(known_zone("Eastern Standard Time 1"), "America/New_York");
    EXPECT_EQ(known_zone("Customized Time Zone 1"), std::nullopt);
}

}  // namespace
}  // namespace reserve
