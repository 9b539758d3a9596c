#include "config/settings/machine/writable.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace config {

namespace {

namespace fs = std::filesystem;

std::string cause() { return std::generic_category().message(errno); }

bool may(const fs::path& path, int what) {
    return ::faccessat(AT_FDCWD, path.c_str(), what, AT_EACCESS) == 0;
}

// Not every file system, and no old kernel, knows files without names.
bool knows_no_such_files(int error) { return error == EOPNOTSUPP || error == EISDIR || error == EINVAL; }

bool can_make_a_folder_in(const fs::path& folder) {
    std::string name = (folder / ".roomgate-XXXXXX").string();
    return ::mkdtemp(name.data()) != nullptr && ::rmdir(name.c_str()) == 0;
}

}  // namespace

std::optional<std::string> why_not_in(fs::path folder) {
    std::error_code error;
    while (!fs::exists(folder, error) && folder.has_relative_path()) folder = folder.parent_path();
    if (!fs::is_directory(folder, error)) return folder.string() + " is no folder";
    const int file = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0) {
        ::close(file);
        return std::nullopt;
    }
    if (knows_no_such_files(errno) && can_make_a_folder_in(folder)) return std::nullopt;
    return folder.string() + ": " + cause();
}

std::optional<std::string> why_not_written(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (fs::is_directory(status)) return file.string() + " is a folder";
    if (!fs::exists(status)) return why_not_in(fs::absolute(file).parent_path());
    if (may(file, W_OK)) return std::nullopt;
    return file.string() + ": " + cause();
}

}  // namespace config
