#include "ews/shell/powershell_value.hpp"

#include <gtest/gtest.h>

#include "tests/ews/shell/powershell_values.hpp"

namespace {

using namespace ews;
using ews_test::values_in;

std::string everything_below_a_thousand() {
    std::string text;
    for (int c = 0x20; c < 0x7F; ++c) text += static_cast<char>(c);
    for (int c = 0xA0; c < 1000; ++c) {
        if (c < 0x800) text += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    }
    return text;
}

TEST(PowershellValue, IsTheTextInQuotes) {
    EXPECT_EQ(powershell_value("rome@corp.example.com"), "'rome@corp.example.com'");
}

TEST(PowershellValue, DoublesAQuote) { EXPECT_EQ(powershell_value("O'Hara"), "'O''Hara'"); }

TEST(PowershellValue, LeavesNothingToExpand) {
    EXPECT_EQ(powershell_value("$(Remove-Mailbox x) `\" ; | & {}"), "'$(Remove-Mailbox x) `\" ; | & {}'");
}

TEST(PowershellValue, WritesLettersBeyondAsciiByNumber) {
    EXPECT_EQ(powershell_value("K\xC3\xB6ln"), "('K' + [char]0xF6 + 'ln')");
}

// PowerShell takes U+2018 to U+201B for single quotes.
TEST(PowershellValue, WritesTypographicQuotesByNumber) {
    EXPECT_EQ(powershell_value("\xE2\x80\x99; Remove-Mailbox x #"),
              "('' + [char]0x2019 + '; Remove-Mailbox x #')");
}

TEST(PowershellValue, WritesLettersBeyondTheFirstPlane) {
    EXPECT_EQ(powershell_value("\xF0\x9F\x98\x80"), "('' + [char]::ConvertFromUtf32(0x1F600) + '')");
}

TEST(PowershellValue, LeavesOutControlCharacters) {
    EXPECT_EQ(powershell_value("a\r\nb\t\x7F\xC2\x85 c"), "'ab c'");
}

TEST(PowershellValue, MakesQuestionMarksOfWhatIsNoUtf8) {
    EXPECT_EQ(powershell_value("a\x91; b"), "'a?; b'");
}

TEST(PowershellValue, IsReadBackAsItWas) {
    const std::string text = everything_below_a_thousand();
    EXPECT_EQ(values_in(powershell_value(text)), std::vector{text});
}

}  // namespace
