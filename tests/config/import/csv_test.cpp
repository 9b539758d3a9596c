#include "config/import/csv.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

using Fields = std::vector<std::string>;

std::vector<CsvRecord> records(std::string_view text) {
    const auto parsed = parse_csv(text);
    if (const auto* mistake = std::get_if<CsvMistake>(&parsed)) throw std::runtime_error(mistake->words);
    return std::get<std::vector<CsvRecord>>(parsed);
}

TEST(Csv, ReadsQuotedFieldsWithSeparatorsAndQuotesInside) {
    EXPECT_EQ(records("name,mailbox\n\"Room 12, \"\"Rome\"\"\",rome@corp.example.com\n").at(1).fields,
              (Fields{"Room 12, \"Rome\"", "rome@corp.example.com"}));
}

TEST(Csv, TakesSemicolonsWhereTheFirstLineHasThem) {
    EXPECT_EQ(records("name;mailbox\r\nRome, big;rome@corp.example.com\r\n").at(1).fields,
              (Fields{"Rome, big", "rome@corp.example.com"}));
}

TEST(Csv, PassesOverAByteOrderMarkAndEmptyLines) {
    const auto read = records("\xEF\xBB\xBFname\n\nRome\n");
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].fields, Fields{"name"});
    EXPECT_EQ(read[1].line, 3);
}

TEST(Csv, CountsTheLinesInsideAField) { EXPECT_EQ(records("a\n\"b\nc\"\nd\n").at(2).line, 4); }

TEST(Csv, TakesALastLineWithoutItsEnd) { EXPECT_EQ(records("a,b").at(0).fields, (Fields{"a", "b"})); }

TEST(Csv, RefusesQuotesThatDoNotMatch) {
    const auto parsed = parse_csv("a,b\n1,\"2\n");
    ASSERT_TRUE(std::holds_alternative<CsvMistake>(parsed));
    EXPECT_EQ(std::get<CsvMistake>(parsed).line, 2);
}

}  // namespace
}  // namespace config
