#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "reserve/invitation.hpp"

namespace reserve {

// The offsets of a time zone, ascending; the first counts for all before.
using ZoneOffsets = std::vector<ZoneOffset>;

// The time zone files of this machine (tzdata), each read when it is first asked for.
class Tzdata {
  public:
    explicit Tzdata(std::filesystem::path directory) : directory_(std::move(directory)) {}

    // By Olson name; nullptr: there is no such zone, or no file that can be understood. What it points to
    // lives as long as the program.
    const ZoneOffsets* find(const std::string& zone) const;
    // All zones, by name. Reads all files.
    std::map<std::string, const ZoneOffsets*> all() const;
    // As the file tzdata.zi says now, such as 2026f: later ones compare greater. Empty when it does not.
    std::string version() const;

  private:
    const std::filesystem::path directory_;
    mutable std::shared_mutex mutex_;
    mutable std::unordered_map<std::string, std::shared_ptr<const ZoneOffsets>> read_;
};

// Those that count now, for the whole program: of the folder that TZDIR names, else of the system.
const Tzdata& tzdata();
// Reads the files anew: from now on they count, if any has changed. What was read before stays where it is in
// use.
void reload_tzdata();

}  // namespace reserve
