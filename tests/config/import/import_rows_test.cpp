#include "config/import/import_rows.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

const std::vector<ImportColumn> columns = {{"name", true}, {"receiving", true}, {"capacity", false}};

std::vector<ImportRow> rows(std::string_view text) {
    const auto read = read_import(text, "rooms.csv", columns);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&read)) {
        throw std::runtime_error(to_text(*mistakes));
    }
    return std::get<std::vector<ImportRow>>(read);
}

std::string mistakes(std::string_view text) {
    const auto read = read_import(text, "rooms.csv", columns);
    const auto* found = std::get_if<std::vector<Mistake>>(&read);
    return found ? to_text(*found) : "";
}

TEST(Import, FindsColumnsByTheirNameInTheFirstLine) {
    const auto read = rows("receiving, name\nrome@rooms.example.com, Rome\n");
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].cell("name"), "Rome");
    EXPECT_EQ(read[0].cell("capacity"), "");
}

TEST(Import, TakesSeveralAddressesInACell) {
    EXPECT_EQ(
        rows("name,receiving\nRome,a@example.com; b@example.com c@example.com\n")[0].cells_of("receiving"),
        (std::vector<std::string>{"a@example.com", "b@example.com", "c@example.com"}));
}

TEST(Import, NamesFileAndLineOfEveryMistake) {
    EXPECT_EQ(mistakes("name,receiving\nRome\nParis,p@example.com\n,q@example.com\n"),
              "rooms.csv:2:1: There are 1 fields here, and the first line names 2 columns.\n"
              "rooms.csv:4:1: name is empty.\n");
}

TEST(Import, SuggestsTheColumnThatWasMeant) {
    EXPECT_EQ(mistakes("name,recieving\n"),
              "rooms.csv:1:1: There is no column \"recieving\". Did you mean receiving?\n"
              "rooms.csv:1:1: The column receiving is missing in the first line.\n");
}

TEST(Import, NamesAColumnThatStandsTwiceOnce) {
    EXPECT_EQ(mistakes("name,receiving,name\n"),
              "rooms.csv:1:1: The column name stands twice in the first line.\n");
}

TEST(Import, RefusesWhatIsNotUtf8) {
    EXPECT_EQ(mistakes("name,receiving\nRome,r@example.com\nM\xfcnchen,m@example.com\n"),
              "rooms.csv:3:1: This is not UTF-8; save the file as CSV UTF-8.\n");
}

TEST(Import, RefusesControlCharacters) {
    EXPECT_EQ(mistakes("name,receiving\nRo\ame,r@example.com\n"),
              "rooms.csv:2:1: There is a control character in this row.\n");
}

TEST(Import, RefusesAnEmptyFile) {
    EXPECT_EQ(mistakes(""), "rooms.csv:1:1: The file is empty; its first line names the columns.\n");
}

}  // namespace
}  // namespace config
