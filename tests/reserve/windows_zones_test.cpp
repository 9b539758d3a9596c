// Checks the offsets of the tzdata against recurrence/windows_zones.tsv of the shared files, where they are
// there: what Windows' zones do from 2025 to 2027.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "reserve/expansion/expansion.hpp"
#include "reserve/wall_clock.hpp"
#include "tests/support/shared_files.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
    return parts;
}

// Olson name, and where it changes to which offset: 20260329T010000Z:+0200.
struct ZoneOfWindows {
    std::string name;
    std::vector<std::string> changes;
};

std::filesystem::path table() { return support::shared_files() / "recurrence/windows_zones.tsv"; }

std::vector<ZoneOfWindows> zones_of_windows() {
    std::ifstream file(table());
    std::vector<ZoneOfWindows> zones;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const auto columns = split(line, '\t');
        if (columns.size() > 5) zones.push_back({columns[2], split(columns[5], ',')});
    }
    return zones;
}

int number(const std::string& text, std::size_t first, std::size_t length) {
    return std::stoi(text.substr(first, length));
}

Instant instant_of(const std::string& change) {
    return sys_days{year{number(change, 0, 4)} / number(change, 4, 2) / number(change, 6, 2)} +
           hours{number(change, 9, 2)} + minutes{number(change, 11, 2)} + seconds{number(change, 13, 2)};
}

seconds offset_of(const std::string& change) {
    const seconds size = hours{number(change, 18, 2)} + minutes{number(change, 20, 2)};
    return change[17] == '-' ? -size : size;
}

seconds offset_at(const std::string& zone, Instant instant) {
    return WallClock::of(zone).local(instant).time_since_epoch() - instant.time_since_epoch();
}

bool changes_as_said(const ZoneOfWindows& zone) {
    return std::ranges::all_of(zone.changes, [&](const std::string& change) {
        const Instant at = instant_of(change);
        return offset_at(zone.name, at) == offset_of(change) &&
               offset_at(zone.name, at - seconds{1}) != offset_of(change);
    });
}

// Countries change their minds, and a newer tzdata than the table's is right: it differs in Chisinau, Havana
// and Casablanca with 2026f.
TEST(WindowsZones, ChangeWhenTheTableSaysSoInAllButAFew) {
    if (const auto words = support::left_out(table())) GTEST_SKIP() << *words;
    const auto zones = zones_of_windows();
    ASSERT_FALSE(zones.empty());
    std::vector<std::string> others;
    for (const ZoneOfWindows& zone : zones) {
        if (!changes_as_said(zone)) others.push_back(zone.name);
    }
    EXPECT_LE(others.size(), 5U) << testing::PrintToString(others);
}

}  // namespace
}  // namespace reserve
