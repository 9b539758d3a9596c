#include "config/settings/machine/check_machine.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "config/settings/machine/writable.hpp"

namespace config {

namespace {

namespace fs = std::filesystem;

constexpr const char* advice = "Give it to the user that the service runs as, or name another.";

// The service keeps it for itself (mode 0700), which only the owner can do.
bool is_of_another_user(const fs::path& folder) {
    struct stat found {};
    return ::geteuid() != 0 && ::stat(folder.c_str(), &found) == 0 && found.st_uid != ::geteuid();
}

void check_copies(const CopySettings& copies, KeyMistakes& mistakes) {
    if (!copies.keep_email) return;
    const KeyName directory{"smtp", 0, "keep_email_directory"};
    const std::vector<KeyName> others = {{"smtp", 0, "keep_email"}};
    if (const auto why = why_not_in(copies.directory)) {
        mistakes.add(directory, "keep_email_directory is where no copy can be written: " + *why + ".", others,
                     advice);
    } else if (is_of_another_user(copies.directory)) {
        mistakes.add(directory,
                     "keep_email_directory names " + copies.directory + ", which belongs to another user.",
                     others, advice);
    }
}

void check_log(const LogSettings& log, KeyMistakes& mistakes) {
    if (log.file.empty()) return;
    if (const auto why = why_not_written(log.file))
        mistakes.add({"log", 0, "file"}, "file is where no log can be written: " + *why + ".", {}, advice);
}

// The files beside it that SQLite and the gateways keep; commands that another user ran leave them behind.
void check_database_files(const fs::path& file, KeyMistakes& mistakes) {
    const KeyName key{"database", 0, "file"};
    for (const char* end : {"", "-wal", "-shm", "-gateways"}) {
        const auto why = why_not_written(file.string() + end);
        if (!why) continue;
        mistakes.add(key, "file cannot be written: " + *why + ".", {}, advice);
        return;
    }
}

void check_database(const sql::Settings& database, KeyMistakes& mistakes) {
    const KeyName key{"database", 0, "file"};
    if (database.file.empty()) return;
    const fs::path folder = fs::absolute(database.file).parent_path();
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        mistakes.add(key, "file is in " + folder.string() + ", which is no folder.", {},
                     "Make it: install -d -m 0750 " + folder.string());
    } else if (const auto why = why_not_in(folder)) {
        mistakes.add(key, "file is where no database can be written: " + *why + ".", {}, advice);
    } else {
        check_database_files(database.file, mistakes);
    }
}

}  // namespace

void check_machine(const Settings& settings, KeyMistakes& mistakes) {
    check_addresses(settings.smtp, mistakes);
    check_certificate(settings.smtp, mistakes);
    check_copies(settings.copies, mistakes);
    check_database(settings.database, mistakes);
    check_log(settings.log, mistakes);
}

}  // namespace config
