#include "reserve/zones/tzdata.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <iterator>
#include <mutex>

#include "reserve/ascii.hpp"
#include "reserve/zones/zone_file.hpp"

namespace reserve {
namespace {

constexpr const char* folder_of_the_system = "/usr/share/zoneinfo";
constexpr std::size_t longest_name = 100;
constexpr std::uintmax_t largest_file = 1 << 20;
// Beside the zones: other counts of the same seconds, and what stands for "not set".
constexpr std::array not_zones{"posix/", "right/", "posixrules", "localtime", "Factory"};

bool may_be_zone(const std::string& name) {
    if (name.empty() || name.size() > longest_name || name.starts_with('/')) return false;
    if (name.find("..") != std::string::npos || name.find('\0') != std::string::npos) return false;
    return std::ranges::none_of(not_zones, [&](const char* other) { return name.starts_with(other); });
}

std::string octets_of(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return {};
    if (std::filesystem::file_size(file, error) > largest_file) return {};
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::filesystem::path folder() {
    const char* const named = std::getenv("TZDIR");  // as the C library does
    return named && *named ? named : folder_of_the_system;
}

using Zones = std::map<std::string, const ZoneOffsets*>;

bool are_alike(const Zones& some, const Zones& others) {
    return std::ranges::equal(some, others, [](const auto& one, const auto& other) {
        return one.first == other.first && *one.second == *other.second;
    });
}

// Earlier ones are kept: somebody may still be asking them.
class Generations {
  public:
    Generations() : newest_(&all_.emplace_back(folder())) {}
    void add_if_changed() {
        const std::lock_guard lock(mutex_);
        const Tzdata& read = all_.emplace_back(folder());
        if (are_alike(read.all(), newest().all()))
            all_.pop_back();
        else
            newest_ = &read;
    }
    const Tzdata& newest() const { return *newest_; }

  private:
    std::mutex mutex_;
    std::deque<Tzdata> all_;
    std::atomic<const Tzdata*> newest_;
};

Generations& generations() {
    static Generations all;
    return all;
}

}  // namespace

const ZoneOffsets* Tzdata::find(const std::string& zone) const {
    {
        const std::shared_lock lock(mutex_);
        if (const auto known = read_.find(zone); known != read_.end()) return known->second.get();
    }
    if (!may_be_zone(zone)) return nullptr;
    const std::string octets = octets_of(directory_ / zone);
    auto offsets = offsets_in(octets);
    if (!offsets) return nullptr;
    const std::unique_lock lock(mutex_);
    return read_.emplace(zone, std::make_shared<const ZoneOffsets>(*std::move(offsets))).first->second.get();
}

Zones Tzdata::all() const {
    Zones zones;
    std::error_code error;
    using Walk = std::filesystem::recursive_directory_iterator;
    for (Walk file(directory_, error), end; file != end; file.increment(error)) {
        const std::string name = file->path().lexically_relative(directory_).string();
        if (file->is_directory(error) && !may_be_zone(name + "/")) file.disable_recursion_pending();
        if (const auto* offsets = find(name)) zones.emplace(name, offsets);
    }
    return zones;
}

std::string Tzdata::version() const {
    constexpr std::string_view before = "# version ";
    std::string line;
    std::ifstream in(directory_ / "tzdata.zi");
    std::getline(in, line);
    const bool tells = line.starts_with(before) && line.size() > before.size() + 4 && line.size() < 32 &&
                       std::all_of(line.begin() + before.size(), line.begin() + before.size() + 4,
                                   [](char c) { return ascii::digit(c); });
    return tells ? line.substr(before.size()) : std::string();
}

const Tzdata& tzdata() { return generations().newest(); }

void reload_tzdata() { generations().add_if_changed(); }

}  // namespace reserve
