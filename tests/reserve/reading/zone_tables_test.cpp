// Resolves the names of recurrence/zone_aliases.tsv and tzids_seen.tsv of the shared files, where they are
// there: each is the zone that the table gives, or has its offsets, or is an error in words.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reserve/reading/zones/known_zone.hpp"
#include "reserve/wall_clock.hpp"

namespace reserve {
namespace {

std::filesystem::path table(const std::string& name) {
    const char* const shared = std::getenv("SHARED");
    const auto beside = std::filesystem::path(TEST_DATA).parent_path().parent_path() / "../shared";
    return (shared != nullptr ? std::filesystem::path(shared) : beside) / "recurrence" / name;
}

// The first columns of the rows.
std::vector<std::pair<std::string, std::string>> rows_of(const std::string& name) {
    std::ifstream file(table(name));
    std::vector<std::pair<std::string, std::string>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const auto tab = line.find('\t');
        rows.emplace_back(line.substr(0, tab), line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
    }
    return rows;
}

// Whether both have the same time on the first of each month of two years.
bool agree(const std::string& a, const std::string& b) {
    for (int month = 0; month < 24; ++month) {
        const auto first = std::chrono::sys_days(
            (std::chrono::year(2026) / std::chrono::January + std::chrono::months(month)) / 1);
        if (WallClock::of(a).local(first) != WallClock::of(b).local(first)) return false;
    }
    return true;
}

class ZoneTables : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(table("zone_aliases.tsv")))
            GTEST_SKIP() << "left out: there is no " << table("zone_aliases.tsv");
    }
};

// Where the sources contradict each other, or tzdata and what ICU says of a Windows name, the latter counts.
TEST_F(ZoneTables, NamesAreTheZoneOfTheTableOrUnknown) {
    const std::set<std::string> others{"Dateline",
                                       "Canada Central",
                                       "E. Europe",
                                       "Central Asia",
                                       "N. Central Asia",
                                       "Saskatchewan",
                                       "(UTC+02:00) Minsk",
                                       "(UTC-07:00) Chihuahua, La Paz, Mazatlan",
                                       "(UTC-11:00) Midway Island, Samoa"};
    std::map<std::string, bool> right;
    int unknown = 0;
    for (const auto& [alias, zone] : rows_of("zone_aliases.tsv")) {
        const auto known = known_zone(alias);
        unknown += known ? 0 : 1;
        if (known && known_zone(zone)) right[alias] = right[alias] || agree(*known, zone);
    }
    for (const auto& [alias, is_right] : right) EXPECT_TRUE(is_right || others.contains(alias)) << alias;
    EXPECT_LE(unknown, 12);
}

TEST_F(ZoneTables, NamesThatWereSeenAreKnownByThemselvesOrNeedTheRulesOfTheMessage) {
    int known = 0;
    for (const auto& [tzid, files] : rows_of("tzids_seen.tsv")) known += known_zone(tzid) ? 1 : 0;
    EXPECT_GE(known, 95);
}

}  // namespace
}  // namespace reserve
