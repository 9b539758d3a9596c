#include "tests/support/power_cut/disk.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

namespace power_cut {
namespace {

constexpr std::size_t sector = 512;

}  // namespace

void Disk::open(const std::filesystem::path& file) {
    const std::lock_guard lock(mutex_);
    if (files_.contains(file)) return;
    File& opened = files_[file];
    std::ifstream in(file, std::ios::binary);
    if (!in) return;
    opened.synced.assign(std::istreambuf_iterator<char>(in), {});
    opened.exists = !opened.synced.empty();
}

void Disk::write(const std::filesystem::path& file, std::size_t offset, std::string_view octets) {
    const std::lock_guard lock(mutex_);
    files_[file].unsynced.push_back({offset, std::string(octets), false});
}

void Disk::truncate(const std::filesystem::path& file, std::size_t size) {
    const std::lock_guard lock(mutex_);
    files_[file].unsynced.push_back({size, "", true});
}

void Disk::sync(const std::filesystem::path& file) {
    const std::lock_guard lock(mutex_);
    File& synced = files_[file];
    for (const Change& change : synced.unsynced) apply(synced.synced, change);
    synced.unsynced.clear();
    synced.exists = true;
}

void Disk::remove(const std::filesystem::path& file) {
    const std::lock_guard lock(mutex_);
    files_.erase(file);
}

void Disk::apply(std::string& content, const Change& change) {
    if (change.truncates) return content.resize(change.offset);
    content.resize(std::max(content.size(), change.offset + change.octets.size()));
    content.replace(change.offset, change.octets.size(), change.octets);
}

std::string Disk::torn(const File& file, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::string content = file.synced;
    for (const Change& change : file.unsynced) {
        if (change.truncates) {
            if (random() % 2 == 0) apply(content, change);
            continue;
        }
        for (std::size_t at = 0; at < change.octets.size(); at += sector) {
            if (random() % 2 == 0)
                apply(content, {change.offset + at, change.octets.substr(at, sector), false});
        }
    }
    return content;
}

void Disk::leave_locked(const std::filesystem::path& directory, Unsynced unsynced, std::uint32_t seed) {
    for (const auto& [path, file] : files_) {
        if (!file.exists) continue;
        const auto found = directory / path.relative_path();
        std::filesystem::create_directories(found.parent_path());
        std::ofstream out(found, std::ios::binary);
        out << (unsynced == Unsynced::lost ? file.synced : torn(file, seed++));
    }
}

void Disk::leave(const std::filesystem::path& directory, Unsynced unsynced, std::uint32_t seed) {
    const std::lock_guard lock(mutex_);
    leave_locked(directory, unsynced, seed);
}

void Disk::leave_and_die(const std::filesystem::path& directory, Unsynced unsynced, std::uint32_t seed) {
    const std::lock_guard lock(mutex_);
    leave_locked(directory, unsynced, seed);
    ::kill(::getpid(), SIGKILL);
    while (true) ::pause();
}

}  // namespace power_cut
