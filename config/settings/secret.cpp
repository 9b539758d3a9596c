#include "config/settings/secret.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "config/settings/named_file.hpp"

namespace config {

namespace {

constexpr auto open_to_others = std::filesystem::perms::others_all | std::filesystem::perms::group_write;

}  // namespace

std::variant<Secret, NoSecret> read_secret(const std::string& file) {
    if (const auto wrong = no_file(file, "Write the password into a file of that name (mode 0600)."))
        return NoSecret{wrong->words, wrong->suggestion};
    std::error_code error;
    if ((std::filesystem::status(file, error).permissions() & open_to_others) !=
        std::filesystem::perms::none) {
        return NoSecret{"names " + file +
                        ", which others can read or its group can write: chmod 0600 (or 0640) it."};
    }
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!std::getline(in, line) && !in.eof()) return NoSecret{"names " + file + ", which cannot be read."};
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty())
        return NoSecret{"names " + file + ", whose first line is empty: write the password there."};
    return Secret{line};
}

}  // namespace config
