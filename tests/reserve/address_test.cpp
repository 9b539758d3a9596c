#include "reserve/address.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

TEST(AddressParse, KeepsTheSpellingAndComparesWithoutCase) {
    const auto address = Address::parse("Ada.Lovelace@Example.COM");
    ASSERT_TRUE(address);
    EXPECT_EQ(address->text(), "Ada.Lovelace@Example.COM");
    EXPECT_EQ(*address, *Address::parse("ada.lovelace@example.com"));
    EXPECT_EQ(address->domain(), "example.com");
}

TEST(AddressParse, ComparesWithoutCaseInAnyScript) {
    const auto jorg = Address::parse("Jörg@Bücher.example");
    ASSERT_TRUE(jorg);
    EXPECT_EQ(jorg->text(), "Jörg@Bücher.example");
    for (const char* same : {"JÖRG@BÜCHER.EXAMPLE", "jo\u0308rg@xn--bcher-kva.example",
                             "mailto:J%C3%B6rg@b%C3%BCcher.example", "\"JÖRG\"@bücher.example"})
        EXPECT_EQ(Address::parse(same), jorg) << same;
    EXPECT_EQ(jorg->domain(), "xn--bcher-kva.example");
    EXPECT_NE(Address::parse("Jorg@Bücher.example"), jorg);
}

TEST(AddressParse, TakesMailtoInAnyCasePercentEncodedAndWithBlanks) {
    EXPECT_EQ(Address::parse(" MAILTO: room%2B1@example.com ")->text(), "room+1@example.com");
    EXPECT_EQ(Address::parse("<mailto:a@example.com>")->text(), "a@example.com");
}

TEST(AddressParse, LeavesOutHeaderFieldsOfMailtoAndApostrophes) {
    EXPECT_EQ(Address::parse("mailto:a@example.com?subject=hello")->text(), "a@example.com");
    EXPECT_EQ(Address::parse("mailto:who?@example.com")->text(), "who?@example.com");
    for (const char* quoted : {"MAILTO:'a@example.com'", "mailto:%27a@example.com%27", "'a@example.com'"})
        EXPECT_EQ(Address::parse(quoted)->text(), "a@example.com") << quoted;
    EXPECT_EQ(Address::parse("mailto:o'hara@example.com")->text(), "o'hara@example.com");
}

TEST(AddressParse, RefusesWhatIsNoSmtpAddress) {
    for (const char* text :
         {"", "ada", "@example.com", "ada@", "/O=CORP/CN=ADA", "a\r\nb@example.com", "mailto:"})
        EXPECT_FALSE(Address::parse(text)) << text;
    EXPECT_FALSE(Address::parse(std::string(320, 'a') + "@example.com"));
}

TEST(AddressParse, TakesBracketsInAQuotedLocalPartOnly) {
    EXPECT_EQ(Address::parse(R"(<"a\"b>"@example.com>)")->text(), R"("a\"b>"@example.com)");
    EXPECT_FALSE(Address::parse("a>b@example.com"));
    EXPECT_FALSE(Address::parse(R"("a"@example.com>)"));
}

TEST(AddressParse, TakesALocalPartInNeedlessQuotesForTheSame) {
    const auto plain = Address::parse("anna.keller@example.com");
    EXPECT_EQ(Address::parse(R"("Anna.Keller"@example.com)"), plain);
    EXPECT_EQ(Address::parse(R"("anna\.keller"@example.com)"), plain);
    EXPECT_EQ(Address::parse(R"("Anna.Keller"@example.com)")->text(), R"("Anna.Keller"@example.com)");
    for (const char* needed :
         {R"("anna keller")", R"("")", R"("anna.")", R"(".anna")", R"("a..b")", R"("a@b")"})
        EXPECT_EQ(Address::parse(std::string(needed) + "@example.com")->key(),
                  std::string(needed) + "@example.com");
}

}  // namespace
}  // namespace reserve
