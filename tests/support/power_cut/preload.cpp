// Preloaded into the real program (LD_PRELOAD) this plays power cuts on its database:
//     POWER_CUT_FIFO       a named pipe; a word written to it is the cut: "lost" or "torn", and a number as
//     seed POWER_CUT_DIRECTORY  below which the database's files are left as they would be found afterwards
// The program is then killed; no commit that came after the cut has returned.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>

#include "tests/support/power_cut/vfs.hpp"

namespace {

void wait_for_the_cut(power_cut::Disk& disk, const std::string& fifo, const std::string& directory) {
    std::ifstream commands(fifo);  // waits for a writer
    std::string word;
    std::uint32_t seed = 0;
    if (!(commands >> word >> seed)) return;
    disk.leave_and_die(directory, word == "torn" ? power_cut::Unsynced::torn : power_cut::Unsynced::lost,
                       seed);
}

// Lives as long as the program.
[[gnu::constructor]] void preload() {
    const char* fifo = std::getenv("POWER_CUT_FIFO");
    const char* directory = std::getenv("POWER_CUT_DIRECTORY");
    if (fifo == nullptr || directory == nullptr) return;
    auto* disk = new power_cut::Disk;
    new power_cut::Vfs(*disk, "");
    std::thread([disk, fifo = std::string(fifo), directory = std::string(directory)] {
        wait_for_the_cut(*disk, fifo, directory);
    }).detach();
    ::unsetenv("POWER_CUT_FIFO");  // not for the program's children: the word is for this process
}

}  // namespace
