#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace power_cut {

// What becomes of writes that were not synced: none reached the disk, or any of their sectors did.
enum class Unsynced { lost, torn };

// Follows what is written to files and what is synced, and says what a power cut would leave. Thread-safe.
class Disk {
  public:
    // What is in the file when it is first opened counts as synced.
    void open(const std::filesystem::path& file);
    void write(const std::filesystem::path& file, std::size_t offset, std::string_view octets);
    void truncate(const std::filesystem::path& file, std::size_t size);
    void sync(const std::filesystem::path& file);
    void remove(const std::filesystem::path& file);

    // Writes the files as they would be found after a cut at this moment, at their own paths below
    // `directory`.
    void leave(const std::filesystem::path& directory, Unsynced unsynced, std::uint32_t seed);
    // The same, and then no write and no sync ever returns.
    [[noreturn]] void leave_and_die(const std::filesystem::path& directory, Unsynced unsynced,
                                    std::uint32_t seed);

  private:
    struct Change {
        std::size_t offset;
        std::string octets;
        bool truncates;  // to `offset`
    };
    struct File {
        bool exists = false;  // its directory entry is synced
        std::string synced;
        std::vector<Change> unsynced;
    };
    static void apply(std::string& content, const Change& change);
    static std::string torn(const File& file, std::uint32_t seed);
    void leave_locked(const std::filesystem::path& directory, Unsynced unsynced, std::uint32_t seed);

    std::mutex mutex_;
    std::map<std::filesystem::path, File> files_;
};

}  // namespace power_cut
