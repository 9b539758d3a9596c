#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace support {

// The files that lie beside the repository: in SHARED, or in ../shared of the clone.
inline std::filesystem::path shared_files() {
    const char* const shared = std::getenv("SHARED");
    return shared != nullptr ? std::filesystem::path(shared)
                             : std::filesystem::path(TEST_DATA).parent_path().parent_path() / "../shared";
}

// For GTEST_SKIP, where the file is not there: the test says what it left out. Where SHARED is set, as in CI,
// that is a failure: nothing is left out unseen.
inline std::optional<std::string> left_out(const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) return std::nullopt;
    std::string words = "left out: " + file.string() + " is not there";
    if (std::getenv("SHARED") != nullptr) ADD_FAILURE() << words << ", though SHARED is set";
    return words;
}

}  // namespace support
