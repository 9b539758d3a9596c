#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace config {

// Why files and folders cannot be made in the folder, or, where it is not there yet, in the nearest one above
// it. Tries it with a file that has no name, or a folder that is removed again.
std::optional<std::string> why_not_in(std::filesystem::path folder);

// Why a file cannot be written, or made where it is not there. It is never opened: closing it would drop the
// locks that this process may have on it (fcntl(2)).
std::optional<std::string> why_not_written(const std::filesystem::path& file);

}  // namespace config
