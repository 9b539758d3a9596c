#include "config/settings/named_file.hpp"

#include <filesystem>
#include <system_error>
#include <vector>

#include "config/settings/nearest.hpp"

namespace config {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_names = 1000;

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator one(folder, error), end; !error && one != end; one.increment(error)) {
        if (names.size() == most_names) break;
        names.push_back(one->path().filename().string());
    }
    return names;
}

}  // namespace

std::optional<Complaint> no_file(const std::string& file, const std::string& advice) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::none)
        return Complaint("names " + file + ", which cannot be read: " + error.message() + ".");
    if (!fs::exists(status)) {
        const std::string meant = meant_by_missing(file);
        return Complaint("names " + file + ", which is not there.", meant.empty() ? advice : meant);
    }
    if (!fs::is_regular_file(status)) return Complaint("names " + file + ", which is no file.");
    return std::nullopt;
}

std::string meant_by_missing(const std::string& file) {
    const fs::path path = fs::absolute(file);
    std::error_code error;
    if (fs::exists(path, error) || error) return {};
    if (!fs::is_directory(path.parent_path(), error))
        return "There is no folder " + path.parent_path().string() + ".";
    const auto near = nearest(path.filename().string(), names_in(path.parent_path()));
    return near ? "Did you mean " + (path.parent_path() / *near).string() + "?" : std::string();
}

}  // namespace config
