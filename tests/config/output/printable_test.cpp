#include "config/output/printable.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

TEST(Printable, LeavesTextAsItIs) { EXPECT_EQ(printable("Café, 3rd floor"), "Café, 3rd floor"); }

TEST(Printable, EscapesWhatATerminalObeys) { EXPECT_EQ(printable("a\x1b[2Jb\n"), "a\\x1b[2Jb\\x0a"); }

TEST(Printable, EscapesTheControlsAboveAscii) { EXPECT_EQ(printable("a\xC2\x9Bz"), "a\\xc2\\x9bz"); }

}  // namespace
}  // namespace config
