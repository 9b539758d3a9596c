#include "config/output/full_name.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

TEST(FullName, HasABlankBetweenTwoNamesOnly) {
    EXPECT_EQ(full_name("Ada", "Lovelace"), "Ada Lovelace");
    EXPECT_EQ(full_name("Ada", ""), "Ada");
    EXPECT_EQ(full_name("", "Lovelace"), "Lovelace");
    EXPECT_EQ(full_name("", ""), "");
}

TEST(FullName, TellsTheSameNameOnce) { EXPECT_EQ(full_name("rome", "rome"), "rome"); }

}  // namespace
}  // namespace config
