#include "tests/support/power_cut/vfs.hpp"

#include <sqlite3.h>

#include <new>
#include <string>
#include <utility>

// A shim over the VFS that was the default (https://sqlite.org/vfs.html): what is not named here is passed
// on.
namespace power_cut {
namespace {

struct Shim {
    Disk* disk = nullptr;
    std::string directory;
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs vfs{};
};

// Made at first use: a preloaded library runs before its own statics are there. Lives as long as the program.
Shim& shim() {
    static auto& only = *new Shim;
    return only;
}

// SQLite gives szOsFile octets: this, and the real file behind it.
struct File {
    sqlite3_file base;
    std::string* path;  // nothing for files that are not watched
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return ours(file)->real(); }
const sqlite3_io_methods* methods(sqlite3_file* file) { return real(file)->pMethods; }

int close(sqlite3_file* file) {
    delete ours(file)->path;
    return methods(file)->xClose(real(file));
}
int read(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset) {
    return methods(file)->xRead(real(file), into, amount, offset);
}
int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
    if (const auto* path = ours(file)->path) {
        const std::string_view octets(static_cast<const char*>(from), static_cast<std::size_t>(amount));
        shim().disk->write(*path, static_cast<std::size_t>(offset), octets);
    }
    return methods(file)->xWrite(real(file), from, amount, offset);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (const auto* path = ours(file)->path) shim().disk->truncate(*path, static_cast<std::size_t>(size));
    return methods(file)->xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int) {
    if (const auto* path = ours(file)->path) shim().disk->sync(*path);
    return SQLITE_OK;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) { return methods(file)->xFileSize(real(file), size); }
int lock(sqlite3_file* file, int kind) { return methods(file)->xLock(real(file), kind); }
int unlock(sqlite3_file* file, int kind) { return methods(file)->xUnlock(real(file), kind); }
int check_reserved_lock(sqlite3_file* file, int* result) {
    return methods(file)->xCheckReservedLock(real(file), result);
}
int file_control(sqlite3_file* file, int operation, void* argument) {
    return methods(file)->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) { return methods(file)->xSectorSize(real(file)); }
int device_characteristics(sqlite3_file* file) { return methods(file)->xDeviceCharacteristics(real(file)); }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return methods(file)->xShmMap(real(file), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return methods(file)->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { methods(file)->xShmBarrier(real(file)); }
int shm_unmap(sqlite3_file* file, int remove) { return methods(file)->xShmUnmap(real(file), remove); }

// Version 2: without memory-mapped reads, whose writes would pass us by.
constexpr sqlite3_io_methods io_methods{.iVersion = 2,
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
                                        .xShmMap = shm_map,
                                        .xShmLock = shm_lock,
                                        .xShmBarrier = shm_barrier,
                                        .xShmUnmap = shm_unmap,
                                        .xFetch = nullptr,
                                        .xUnfetch = nullptr};

// Temporary files die with the power anyway.
bool is_watched(sqlite3_filename name, int flags) {
    return name != nullptr && std::string_view(name).starts_with(shim().directory) &&
           (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
}

int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* flags_out) {
    file->pMethods = nullptr;
    ours(file)->path = nullptr;
    const bool watched = is_watched(name, flags);
    if (watched) shim().disk->open(name);
    const int result = shim().real->xOpen(shim().real, name, ours(file)->real(), flags, flags_out);
    if (result != SQLITE_OK) return result;
    if (watched) ours(file)->path = new std::string(name);
    file->pMethods = &io_methods;
    return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* name, int sync_directory) {
    shim().disk->remove(name);
    return shim().real->xDelete(shim().real, name, sync_directory);
}

}  // namespace

Vfs::Vfs(Disk& disk, std::string directory) {
    shim().disk = &disk;
    shim().directory = std::move(directory);
    shim().real = sqlite3_vfs_find(nullptr);
    shim().vfs = *shim().real;
    shim().vfs.szOsFile = static_cast<int>(sizeof(File)) + shim().real->szOsFile;
    shim().vfs.zName = "power_cut";
    shim().vfs.xOpen = open;
    shim().vfs.xDelete = remove;
    sqlite3_vfs_register(&shim().vfs, 1);
}

Vfs::~Vfs() {
    sqlite3_vfs_unregister(&shim().vfs);
    sqlite3_vfs_register(shim().real, 1);
}

}  // namespace power_cut
