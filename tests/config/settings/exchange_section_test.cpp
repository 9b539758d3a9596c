#include <gtest/gtest.h>

#include <fstream>

#include "config/settings/load.hpp"
#include "tests/support/temporary_directory.hpp"

namespace config {
namespace {

const std::string corp =
    "[[exchange]]\nname = \"corp\"\nurl = \"https://mail.example.com/EWS/Exchange.asmx\"\n";

std::string mistakes_in(const std::string& text) {
    const Loaded loaded = read_settings(text, "/etc/roomgate/roomgate.toml");
    const auto* const mistakes = std::get_if<std::vector<Mistake>>(&loaded);
    return mistakes ? to_text(*mistakes) : "";
}

bool complains(const std::string& keys, const std::string& words) {
    return mistakes_in(corp + keys).find(words) != std::string::npos;
}

TEST(ExchangeSection, NeedsAPasswordWhereTheSignInTakesOne) {
    for (const char* const way : {"ntlm", "basic"}) {
        EXPECT_TRUE(complains("user = \"roomgate\"\nsign_in = \"" + std::string(way) + "\"\n",
                              "password_file must be set"));
    }
}

TEST(ExchangeSection, TakesNegotiateWithAKeytab) {
    const std::string negotiate = "user = \"roomgate@CORP\"\nsign_in = \"negotiate\"\n";
    EXPECT_TRUE(complains(negotiate, "keytab must be set"));
    EXPECT_EQ(mistakes_in(corp + negotiate + "keytab = \"roomgate.keytab\"\n"), "");
}

TEST(ExchangeSection, NeedsARelayAndNoUrlToAnswerByMail) {
    const std::string by_mail = "[[exchange]]\nname = \"by mail\"\nanswer_by = \"imip\"\n";
    EXPECT_NE(mistakes_in(by_mail).find("answer_by = \"imip\" needs relay.url"), std::string::npos);
    EXPECT_EQ(mistakes_in(by_mail + "[relay]\nurl = \"smtp://127.0.0.1\"\nfrom = \"r@example.com\"\n"), "");
}

TEST(ExchangeSection, NeedsASignInForTheCalendarsOfAServerThatIsAnsweredByMail) {
    EXPECT_TRUE(complains("user = \"roomgate\"\nanswer_by = \"imip\"\n", "password_file must be set"));
}

TEST(ExchangeSection, MayConfirmWithoutARelay) {
    const std::string confirmed = "[answer]\nconfirmation = \"requester\"\n";
    const std::string signed_in =
        "user = \"roomgate\"\nsign_in = \"negotiate\"\nkeytab = \"roomgate.keytab\"\n";
    EXPECT_EQ(mistakes_in(corp + signed_in + confirmed), "");
    EXPECT_NE(mistakes_in(confirmed).find("confirmation needs relay.url, or an [[exchange]]"),
              std::string::npos);
    const std::string relay =
        "confirmation_by = \"ews\"\n[relay]\nurl = \"smtp://127.0.0.1\"\nfrom = \"r@example.com\"\n";
    EXPECT_NE(mistakes_in(confirmed + relay).find("confirmation_by = \"ews\" needs an [[exchange]]"),
              std::string::npos);
}

TEST(ExchangeSection, TakesOneKeytabInAProcess) {
    const std::string negotiate = "user = \"roomgate\"\nsign_in = \"negotiate\"\nkeytab = ";
    const std::string branch =
        "[[exchange]]\nname = \"branch\"\nurl = \"https://b.example.com/\"\n"
        "mail_domains = [\"b.example.com\"]\n";
    EXPECT_TRUE(
        complains(negotiate + "\"one\"\n" + branch + negotiate + "\"two\"\n", "keytab must be the same"));
    EXPECT_EQ(mistakes_in(corp + negotiate + "\"one\"\n" + branch + negotiate + "\"one\"\n"), "");
}

TEST(ExchangeSection, TakesOAuth2WithACertificateByImpersonation) {
    const support::TemporaryDirectory directory;
    const std::string pem = (directory.path() / "both.pem").string();
    std::ofstream(pem) << "a certificate and its key";
    const std::string oauth2 =
        "sign_in = \"oauth2\"\ntoken_url = \"https://login.example.com/token\"\nclient_id = \"roomgate\"\n"
        "certificate_file = \"" +
        pem + "\"\nkey_file = \"" + pem + "\"\nassertion_algorithm = \"PS256\"\n";
    EXPECT_TRUE(complains(oauth2, "access must be \"impersonation\""));
    EXPECT_EQ(mistakes_in(corp + oauth2 + "access = \"impersonation\"\n"), "");
    EXPECT_TRUE(complains("sign_in = \"oauth2\"\n", "token_url must be"));
}

TEST(ExchangeSection, NamesTheFileThatIsNotThere) {
    EXPECT_TRUE(complains("ca_file = \"gone.pem\"\n", "names /etc/roomgate/gone.pem, which is not there"));
    EXPECT_TRUE(complains("client_certificate_file = \"/etc\"\n", "names /etc, which is no file"));
    EXPECT_TRUE(complains("ca_file = \"/" + std::string(300, 'a') + "\"\n", "File name too long"));
}

TEST(ExchangeSection, TakesADayOnWhichTheSecretExpires) {
    EXPECT_TRUE(complains("secret_expires = \"2027-02-30\"\n", "must be a day"));
    EXPECT_FALSE(complains("secret_expires = \"2027-02-28\"\n", "must be a day"));
}

TEST(ExchangeSection, TakesADomainOnlyWhereTheUserHasNone) {
    EXPECT_TRUE(complains("user = 'CORP\\roomgate'\ndomain = \"CORP\"\n", "domain must not be set"));
}

TEST(ExchangeSection, TakesAnAddressForAutodiscoverInsteadOfAUrl) {
    const std::string found =
        "[[exchange]]\nname = \"corp\"\nsign_in = \"negotiate\"\nkeytab = \"k\"\nuser = \"u\"\n";
    EXPECT_EQ(mistakes_in(found + "autodiscover = \"roomgate@corp.example.com\"\n"), "");
    EXPECT_NE(mistakes_in(found + "autodiscover = \"corp.example.com\"\n"), "");
    EXPECT_TRUE(complains("autodiscover = \"roomgate@corp.example.com\"\n", "url must not be set"));
}

TEST(ExchangeSection, IsNotToldThatItsMissingNameIsUsedTwice) {
    const std::string without = "[[exchange]]\nanswer_by = \"imip\"\n";
    const std::string mistakes = mistakes_in(without + without);
    EXPECT_NE(mistakes.find(":3:1: [[exchange]] needs the key name"), std::string::npos) << mistakes;
    EXPECT_EQ(mistakes.find("used twice"), std::string::npos) << mistakes;
}

TEST(ExchangeSection, NeedsItsKeysThoughAnotherOneHasAKeyThatNobodyKnows) {
    const std::string second = "[[exchange]]\nname = \"branch\"\nurl = \"https://b.example.com/\"\n";
    const std::string mistakes = mistakes_in(corp + "usr = \"roomgate\"\n" + second);
    EXPECT_NE(mistakes.find(":4:1: There is no key usr"), std::string::npos) << mistakes;
    EXPECT_EQ(mistakes.find(":1:1: user must be set"), std::string::npos) << mistakes;  // usr may be it
    EXPECT_NE(mistakes.find(":5:1: user must be set"), std::string::npos) << mistakes;
}

TEST(ExchangeSection, IsNotToldOfAKeyThatMayStandInASectionThatNobodyKnows) {
    const std::string mistakes = mistakes_in(corp + "[exchnage]\nuser = \"roomgate\"\n");
    EXPECT_NE(mistakes.find(":4:1: There is no section [exchnage]"), std::string::npos) << mistakes;
    EXPECT_EQ(mistakes.find("user must be set"), std::string::npos) << mistakes;
}

TEST(ExchangeSection, IsNotToldWhatOnlyFollowsFromASignInThatIsWrong) {
    const std::string mistakes = mistakes_in(corp + "sign_in = \"oauth\"\ncertificate_file = 5\n");
    EXPECT_EQ(mistakes.find("user must"), std::string::npos) << mistakes;
    EXPECT_EQ(mistakes.find("password_file must"), std::string::npos) << mistakes;
}

TEST(ExchangeSection, IsNotToldThatAKeyIsMissingWhichIsOnlyWrong) {
    const support::TemporaryDirectory directory;
    const std::string pem = (directory.path() / "app.pem").string();
    std::ofstream(pem) << "a certificate";
    const std::string keys = "sign_in = \"oauth2\"\nkey_file = 5\ncertificate_file = \"" + pem + "\"\n";
    EXPECT_FALSE(complains(keys, "go together"));
}

TEST(ExchangeSection, NeedsAKeytabOnlyWhereItIsUsed) {
    const std::string negotiate = "user = \"roomgate\"\nsign_in = \"negotiate\"\nkeytab = \"one\"\n";
    const std::string branch =
        "[[exchange]]\nname = \"branch\"\nurl = \"https://b.example.com/\"\nmail_domains = "
        "[\"b.example.com\"]\n";
    EXPECT_FALSE(complains(negotiate + branch, "keytab"));
}

TEST(ExchangeSection, MayHaveRoomsAndNoDomainBesideOneThatHasAllDomains) {
    const std::string branch = "[[exchange]]\nname = \"branch\"\nurl = \"https://b.example.com/\"\n";
    EXPECT_TRUE(complains(branch, "Only one [[exchange]]"));
    EXPECT_FALSE(complains(branch + "rooms = [\"rome@example.com\"]\n", "Only one [[exchange]]"));
}

TEST(ExchangeSection, NamesARoomOnce) {
    EXPECT_TRUE(complains("rooms = [\"a@example.com\", \"A@example.com\"]\n", "a second time"));
    EXPECT_TRUE(complains("rooms = [\"a\"]\n", "takes mail addresses"));
}

}  // namespace
}  // namespace config
