#include "reserve/x500_name.hpp"

#include <gtest/gtest.h>

namespace {

using reserve::x500_name;

const std::string ada = "/O=CORP/OU=EXCHANGE (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=ADA";

TEST(X500Name, IsFoundBehindTheWaysInWhichItIsWritten) {
    for (const std::string before : {"", "EX:", "ex:", "X500:", "mailto:", "MAILTO:EX:", " "})
        EXPECT_EQ(x500_name(before + ada), ada) << before;
    EXPECT_EQ(x500_name("mailto:/O=CORP/CN=ADA%20L"), "/O=CORP/CN=ADA L");
    EXPECT_EQ(x500_name("/o=corp/cn=ada"), "/o=corp/cn=ada");
}

TEST(X500Name, IsTakenOutOfTheSmtpAddressThatExchangePutsItInto) {
    const std::string in_an_address =
        "IMCEAEX-_O=CORP_OU=EXCHANGE+20+28FYDIBOHF23SPDLT+29_CN=RECIPIENTS_CN=ADA@corp.example.com";
    for (const std::string before : {"", "mailto:", "MAILTO: "})
        EXPECT_EQ(x500_name(before + in_an_address), ada) << before;
    EXPECT_EQ(x500_name("imceaex-_o=corp_cn=ada+2Dl@corp.example.com"), "/o=corp/cn=ada-l");
    for (const std::string other :
         {"IMCEAEX-", "IMCEAEX-ada@corp.example.com", "IMCEAFAX-_O=CORP@corp.example.com"})
        EXPECT_EQ(x500_name(other), std::nullopt) << other;
}

TEST(X500Name, IsNoAddressAndNoOtherText) {
    for (const std::string other : {"", "ada@corp.example.com", "mailto:ada@corp.example.com",
                                    "invalid:nomail", "EX:", "/c=de/cn=ada", "urn:uuid:4711"})
        EXPECT_EQ(x500_name(other), std::nullopt) << other;
}

TEST(X500Name, HasNoControlCharactersAndAnEnd) {
    EXPECT_EQ(x500_name("/o=corp\r\n/cn=ada"), std::nullopt);
    EXPECT_EQ(x500_name("/o=" + std::string(1024, 'x')), std::nullopt);
}

}  // namespace
