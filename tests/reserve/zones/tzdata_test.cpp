#include "reserve/zones/tzdata.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "reserve/expansion/expansion.hpp"
#include "reserve/reading/zones/olson.hpp"
#include "reserve/wall_clock.hpp"
#include "reserve/zones/zone_file.hpp"
#include "tests/support/draft.hpp"
#include "tests/support/tzdata_folder.hpp"

namespace reserve {
namespace {

using support::at;

// The reader of messages asks another library for the same.
TEST(Tzdata, HasTheOffsetsThatTheReaderOfMessagesHas) {
    for (const std::string zone : {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia",
                                   "Africa/Casablanca", "Australia/Lord_Howe", "Etc/GMT+5", "UTC"}) {
        const WallClock clock = WallClock::of(zone);
        for (Instant instant = at("1995-01-01 00:30"); instant < last_known_change;
             instant += std::chrono::hours(41))
            ASSERT_EQ(clock.local(instant).time_since_epoch() - instant.time_since_epoch(),
                      offset_span(zone, instant).offset)
                << zone << " " << instant.time_since_epoch().count();
    }
}

TEST(Tzdata, KnowsNoZoneOutsideOfItsFolder) {
    for (const std::string name : {"", "/etc/passwd", "../zoneinfo/UTC", "Europe", "Europe/Atlantis",
                                   "zone.tab", "right/UTC", "posixrules", "Factory"})
        EXPECT_EQ(tzdata().find(name), nullptr) << name;
}

TEST(Tzdata, NamesAllZones) {
    const auto zones = tzdata().all();
    EXPECT_GT(zones.size(), 300U);
    EXPECT_TRUE(zones.contains("America/Argentina/Buenos_Aires"));
    EXPECT_FALSE(zones.contains("posix/UTC"));
}

TEST(Tzdata, TellsItsVersion) {
    const support::TzdataFolder folder;
    EXPECT_EQ(tzdata().version(), "");
    folder.be_version("2026f");
    EXPECT_EQ(tzdata().version(), "2026f");
    folder.be_version("unknown");
    EXPECT_EQ(tzdata().version(), "");
}

TEST(Tzdata, CountsAnewOnceItsFilesHaveChanged) {
    const support::TzdataFolder folder;
    const Instant summer = at("2027-07-01 10:00");
    EXPECT_EQ(in_words(summer, "Europe/Berlin"), "Thu 1 Jul 2027 12:00");
    folder.give("Europe/Berlin", "Africa/Algiers");
    EXPECT_EQ(in_words(summer, "Europe/Berlin"), "Thu 1 Jul 2027 12:00");
    reload_tzdata();
    EXPECT_EQ(in_words(summer, "Europe/Berlin"), "Thu 1 Jul 2027 11:00");
    EXPECT_FALSE(is_zone("America/New_York"));
}

TEST(ZoneFile, ThatIsCutOffAnywhereIsNone) {
    std::ifstream in("/usr/share/zoneinfo/Europe/Berlin", std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    ASSERT_TRUE(offsets_in(whole));
    const std::size_t names_and_footer = 64;  // after the last octet that is needed
    for (std::size_t size = 0; size + names_and_footer < whole.size(); size += 7)
        EXPECT_FALSE(offsets_in(whole.substr(0, size))) << size;
    EXPECT_FALSE(offsets_in("TZif"));
    EXPECT_FALSE(offsets_in(std::string(100, '\0')));
}

}  // namespace
}  // namespace reserve
