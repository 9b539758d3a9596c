#include "sql/connection/gathered_log.hpp"

#include <sqlite3.h>

#include <mutex>
#include <string_view>

namespace sql {
namespace {

constexpr std::size_t most_gathered = 64 * 1024;  // the VFS for Unix writes no 128 KiB at once
// Before each page, in a write of its own (https://sqlite.org/fileformat2.html#walformat).
constexpr std::size_t frame_header = 24;

// What registered one was made over: a test may put a default of its own in.
struct Vfs {
    sqlite3_vfs vfs;  // first, as SQLite hands it back
    sqlite3_vfs* real;
    std::string name;
};

struct Gathered {
    sqlite3_int64 offset = 0;
    std::string octets;
    bool commits = false;  // the page being written is the last of a commit
    sqlite3_int64 end() const { return offset + static_cast<sqlite3_int64>(octets.size()); }
};

// SQLite gives szOsFile octets: this, and the real file behind it.
struct File {
    sqlite3_file base;
    Gathered* gathered;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

Gathered& gathered(sqlite3_file* file) { return *reinterpret_cast<File*>(file)->gathered; }
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }
const sqlite3_io_methods* methods(sqlite3_file* file) { return real(file)->pMethods; }

// Forgets it if it fails, too: SQLite then gives the transaction up, whose pages these are.
int write_gathered(sqlite3_file* file) {
    auto& [offset, octets, commits] = gathered(file);
    if (octets.empty()) return SQLITE_OK;
    const auto size = static_cast<int>(octets.size());
    const int result = methods(file)->xWrite(real(file), octets.data(), size, offset);
    octets.clear();  // its memory serves again
    return result;
}

// Does it when all that was gathered is written.
template <typename Operation>
int then(sqlite3_file* file, const Operation& operation) {
    const int written = write_gathered(file);
    return written == SQLITE_OK ? operation() : written;
}

int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
    Gathered& held = gathered(file);
    const std::string_view octets(static_cast<const char*>(from), static_cast<std::size_t>(amount));
    if (offset != held.end() || held.octets.size() + octets.size() > most_gathered) {
        if (const int failed = write_gathered(file)) return failed;
        held.offset = offset;
    }
    held.octets += octets;
    if (octets.size() == frame_header) {
        held.commits = octets.substr(4, 4) != std::string_view("\0\0\0\0", 4);  // the database's size then
        return SQLITE_OK;
    }
    return held.commits ? write_gathered(file) : SQLITE_OK;
}

int read(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset) {
    return then(file, [&] { return methods(file)->xRead(real(file), into, amount, offset); });
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return then(file, [&] { return methods(file)->xTruncate(real(file), size); });
}
int sync(sqlite3_file* file, int flags) {
    return then(file, [&] { return methods(file)->xSync(real(file), flags); });
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return then(file, [&] { return methods(file)->xFileSize(real(file), size); });
}
int file_control(sqlite3_file* file, int operation, void* argument) {
    return then(file, [&] { return methods(file)->xFileControl(real(file), operation, argument); });
}
int close(sqlite3_file* file) {
    const int written = write_gathered(file);
    delete &gathered(file);
    const int closed = methods(file)->xClose(real(file));
    return written == SQLITE_OK ? closed : written;
}
int lock(sqlite3_file* file, int kind) { return methods(file)->xLock(real(file), kind); }
int unlock(sqlite3_file* file, int kind) { return methods(file)->xUnlock(real(file), kind); }
int check_reserved_lock(sqlite3_file* file, int* result) {
    return methods(file)->xCheckReservedLock(real(file), result);
}
int sector_size(sqlite3_file* file) { return methods(file)->xSectorSize(real(file)); }
int device_characteristics(sqlite3_file* file) { return methods(file)->xDeviceCharacteristics(real(file)); }

// Version 1: SQLite neither shares memory through its log nor maps it.
constexpr sqlite3_io_methods io_methods{.iVersion = 1,
                                        .xClose = close,
                                        .xRead = read,
                                        .xWrite = write,
                                        .xTruncate = truncate,
                                        .xSync = sync,
                                        .xFileSize = file_size,
                                        .xLock = lock,
                                        .xUnlock = unlock,
                                        .xCheckReservedLock = check_reserved_lock,
                                        .xFileControl = file_control,
                                        .xSectorSize = sector_size,
                                        .xDeviceCharacteristics = device_characteristics,
                                        .xShmMap = nullptr,
                                        .xShmLock = nullptr,
                                        .xShmBarrier = nullptr,
                                        .xShmUnmap = nullptr,
                                        .xFetch = nullptr,
                                        .xUnfetch = nullptr};

// All files but the log are the real VFS's own.
int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* flags_out) {
    sqlite3_vfs* const below = reinterpret_cast<Vfs*>(vfs)->real;
    if ((flags & SQLITE_OPEN_WAL) == 0) return below->xOpen(below, name, file, flags, flags_out);
    file->pMethods = nullptr;
    const int result = below->xOpen(below, name, real(file), flags, flags_out);
    if (result != SQLITE_OK) return result;
    reinterpret_cast<File*>(file)->gathered = new Gathered;
    file->pMethods = &io_methods;
    return SQLITE_OK;
}

}  // namespace

std::string gathered_log() {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    sqlite3_vfs* const below = sqlite3_vfs_find(nullptr);
    const std::string name = std::string("gathered_log.") + below->zName;
    if (sqlite3_vfs_find(name.c_str()) != nullptr) return name;
    Vfs* const made = new Vfs{.vfs = *below, .real = below, .name = name};  // SQLite keeps it for ever
    made->vfs.zName = made->name.c_str();
    made->vfs.szOsFile += static_cast<int>(sizeof(File));
    made->vfs.xOpen = open;
    sqlite3_vfs_register(&made->vfs, 0);
    return name;
}

}  // namespace sql
