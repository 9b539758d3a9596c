#include "config/settings/load.hpp"

#include <gtest/gtest.h>

#include <variant>

namespace config {
namespace {

TEST(LoadSettings, ReadsNoFileWithoutEnd) {
    const Loaded loaded = load_settings("/dev/zero");
    const auto* const mistakes = std::get_if<std::vector<Mistake>>(&loaded);
    ASSERT_TRUE(mistakes);
    EXPECT_EQ(to_text(*mistakes),
              "/dev/zero: The settings file is larger than 1 MiB: no settings file is. Name another with --config "
              "FILE; a sample with every key is config/roomgate.toml.\n");
}

}  // namespace
}  // namespace config
