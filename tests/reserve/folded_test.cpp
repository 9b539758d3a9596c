#include "reserve/folded.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "reserve/address.hpp"

namespace reserve {
namespace {

TEST(Folded, IsTheSameForTheCasesOfALetterInAnyScript) {
    EXPECT_EQ(folded("JÖRG"), "jörg");
    EXPECT_EQ(folded("ΣΊΣΥΦΟΣ"), folded("σίσυφος"));
    EXPECT_EQ(folded("ЮЛИЯ"), "юлия");
    EXPECT_EQ(folded("STRASSE"), folded("Straße"));
    EXPECT_EQ(folded("Ada-1_X"), "ada-1_x");
}

TEST(Folded, IsTheSameForALetterWithItsAccentInOneOrTwoCharacters) {
    EXPECT_EQ(folded("JO\u0308RG"), "j\u00f6rg");
    EXPECT_EQ(folded("\u1fb3\u0301"), folded("\u0391\u0301\u0345"));  // needs it before the folding as well
}

TEST(Folded, KeepsApartWhatOnlyLooksAlike) {
    EXPECT_NE(folded("\uff41da"), "ada");   // full width
    EXPECT_NE(folded("\u0430da"), "ada");   // Cyrillic
    EXPECT_NE(folded("a\u200dda"), "ada");  // a joiner
}

TEST(Folded, ChangesNothingTheSecondTime) {
    for (const char* text :
         {"JO\u0308RG", "Straße", "\u0130stanbul", "\u1fb3\u0301", "\u0345\u0391", "\u1e9e"})
        EXPECT_EQ(folded(folded(text)), folded(text)) << text;
}

TEST(Folded, TakesWhatIsNoUtf8AsAscii) {
    EXPECT_EQ(folded("J\xd6RG"), "j\xd6rg");
    EXPECT_EQ(folded_domain("B\xdc"
                            "CHER.example"),
              "b\xdc"
              "cher.example");
}

TEST(FoldedDomain, IsItsALabels) {
    EXPECT_EQ(folded_domain("Bücher.Example"), "xn--bcher-kva.example");
    EXPECT_EQ(folded_domain("BU\u0308CHER\u3002example"),
              "xn--bcher-kva.example");  // an ideographic full stop
    EXPECT_EQ(folded_domain("XN--BCHER-KVA.example"), "xn--bcher-kva.example");
    EXPECT_EQ(folded_domain("[IPv6:2001:DB8::1]"), "[ipv6:2001:db8::1]");
    EXPECT_NE(folded_domain("straße.example"), "strasse.example");  // two domains since IDNA2008
}

TEST(FoldedDomain, ThatHasNoALabelsIsFoldedAsAText) {
    EXPECT_EQ(folded_domain("-Ö-.example"), "-ö-.example");
    EXPECT_EQ(folded_domain(std::string(64, 'a') + "Ö.example"), std::string(64, 'a') + "ö.example");
}

TEST(FoldedDomain, IsTheSameForTheCasesOfALetterThatUts46TakesInOneOnly) {
    for (const auto& [capital, small] :
         {std::pair("\u10a0.example", "\u2d00.example"), std::pair("\u04c0.example", "\u04cf.example")}) {
        EXPECT_EQ(folded_domain(capital), folded_domain(small)) << capital;
        EXPECT_EQ(folded_domain(folded_domain(capital)), folded_domain(capital)) << capital;
    }
}

TEST(FoldedDomain, HasNoSignOfAddressesThatWasNotThere) {
    const auto address = Address::parse("eve@evil\uff20example.com");
    ASSERT_TRUE(address);
    EXPECT_NE(address->domain(), "example.com");
}

}  // namespace
}  // namespace reserve
