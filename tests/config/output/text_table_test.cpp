#include "config/output/text_table.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

TEST(TextTable, AlignsColumnsByCharactersNotOctets) {
    TextTable table({"room", "capacity"});
    table.add({"Zürich", "8"});
    table.add({"Rome 12", "120"});
    EXPECT_EQ(table.text(),
              "room     capacity\n"
              "Zürich   8\n"
              "Rome 12  120\n");
}

TEST(TextTable, KeepsARowOnOneLine) {
    TextTable table({"subject"});
    table.add({"two\nlines"});
    EXPECT_EQ(table.text(), "subject\ntwo\\x0alines\n");
}

TEST(TextTable, ShortensALongSubjectBetweenCharacters) {
    std::string wide;
    for (int i = 0; i < 61; ++i) wide += "ü";
    EXPECT_EQ(width_of(shortened(wide)), 63U);
    EXPECT_EQ(shortened(wide), wide.substr(0, 120) + "...");
    EXPECT_EQ(shortened(wide.substr(2)), wide.substr(2));
}

}  // namespace
}  // namespace config
