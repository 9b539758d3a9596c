#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "reserve/zones/tzdata.hpp"
#include "tests/support/temporary_directory.hpp"

namespace support {

// Time zone files of a test's own, which count while this lives: at first Europe/Berlin, Europe/London and
// UTC as the system has them.
class TzdataFolder {
  public:
    TzdataFolder() {
        std::filesystem::create_directories(folder() / "Europe");
        std::filesystem::create_directories(folder() / "Etc");
        for (const std::string zone : {"Europe/Berlin", "Europe/London", "Etc/UTC"}) give(zone, zone);
        ::setenv("TZDIR", folder().c_str(), 1);
        reserve::reload_tzdata();
    }
    ~TzdataFolder() {
        ::unsetenv("TZDIR");
        reserve::reload_tzdata();
    }
    TzdataFolder(const TzdataFolder&) = delete;
    TzdataFolder& operator=(const TzdataFolder&) = delete;

    // From the next look at the files on `zone` has the rules that the system has for `other`.
    void give(const std::string& zone, const std::string& other) const {
        std::filesystem::copy_file("/usr/share/zoneinfo/" + other, folder() / zone,
                                   std::filesystem::copy_options::overwrite_existing);
    }
    // Such as 2026f.
    void be_version(const std::string& version) const {
        std::ofstream(folder() / "tzdata.zi") << "# version " << version << "\n";
    }
    std::filesystem::path folder() const { return directory_.path(); }

  private:
    TemporaryDirectory directory_;
};

}  // namespace support
