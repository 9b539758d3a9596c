#include "config/settings/mistake.hpp"

#include <gtest/gtest.h>

#include "config/settings/key_mistakes.hpp"

namespace config {
namespace {

TEST(Mistakes, StandFileByFileInTheOrderOfLinesAndColumns) {
    EXPECT_EQ(to_text({{"b", {1, 1}, "fifth."},
                       {"a", {2, 9}, "fourth."},
                       {"a", {2, 3}, "third."},
                       {"a", {1, 9}, "second."},
                       {"a", {0, 0}, "first.", "Did you mean last?"}}),
              "a: first. Did you mean last?\na:1:9: second.\na:2:3: third.\na:2:9: fourth.\nb:1:1: fifth.\n");
}

TEST(KeyMistakes, NameTheSectionOfAKeyThatStandsNowhere) {
    const std::vector<Origin> nothing_written;
    KeyMistakes mistakes(nothing_written, "roomgate.toml");
    mistakes.add({"database", 0, "file"}, "file is wrong.");
    EXPECT_EQ(to_text(mistakes.found()), "roomgate.toml: [database] file is wrong.\n");
}

}  // namespace
}  // namespace config
