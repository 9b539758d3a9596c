#pragma once
#include "tests/support/power_cut/disk.hpp"

namespace power_cut {

// While it lives, SQLite's default VFS is one that tells `disk` of every write and sync of the databases
// below a directory, and of their logs, and leaves the real syncs out. One at a time; connections must be
// closed before it goes.
class Vfs {
  public:
    Vfs(Disk& disk, std::string directory);
    ~Vfs();
    Vfs(const Vfs&) = delete;
    Vfs& operator=(const Vfs&) = delete;
};

}  // namespace power_cut
