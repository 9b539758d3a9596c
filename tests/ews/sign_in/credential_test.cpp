#include "ews/sign_in/credential.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/ews/made_certificate.hpp"

namespace {

class Credential : public testing::Test {
  protected:
    ews_test::TestFolder directory{"roomgate-credential"};
    ews::Server server = [] {
        ews::Server made;
        made.user = "CORP\\roomgate";
        made.password = "secret";
        return made;
    }();

    std::string file(const std::string& name, const std::string& octets) const {
        std::ofstream(directory.path / name) << octets;
        return (directory.path / name).string();
    }
    // Whether `change` makes another credential of it.
    bool tells(const std::function<void(ews::Server&)>& change) const {
        ews::Server changed = server;
        const std::string before = ews::credential_mark(server);
        change(changed);
        return ews::credential_mark(changed) != before;
    }
};

TEST_F(Credential, IsMarkedBySixteenBits) {
    EXPECT_EQ(ews::credential_mark(server).size(), 4U);
    EXPECT_EQ(ews::credential_mark(server), ews::credential_mark(server));
}

TEST_F(Credential, IsAnotherOneWithAnotherPassword) {
    EXPECT_TRUE(tells([](ews::Server& it) { it.password = "renewed"; }));
}

TEST_F(Credential, IsMarkedOtherwiseForAnotherAccount) {
    EXPECT_TRUE(tells([](ews::Server& it) { it.user = "CORP\\other"; }));
    EXPECT_FALSE(tells([](ews::Server& it) { it.user = "corp\\RoomGate"; }));
}

TEST_F(Credential, OfNegotiateIsWhatItsKeytabHolds) {
    server.sign_in = ews::SignIn::negotiate;
    server.keytab = file("keytab", "key of May");
    const std::string before = ews::credential_mark(server);
    file("keytab", "key of June");
    EXPECT_NE(ews::credential_mark(server), before);
    EXPECT_FALSE(tells([](ews::Server& it) { it.password = "unused"; }));
}

TEST_F(Credential, OfAnApplicationIsItsSecret) {
    server.sign_in = ews::SignIn::oauth2;
    server.oauth2.client_secret = "of May";
    EXPECT_TRUE(tells([](ews::Server& it) { it.oauth2.client_secret = "of June"; }));
}

TEST_F(Credential, OfAnApplicationIsItsCertificateAndKey) {
    server.sign_in = ews::SignIn::oauth2;
    server.oauth2.certificate_file = file("certificate", "one");
    server.oauth2.key_file = file("key", "one");
    EXPECT_TRUE(tells([&](ews::Server& it) { it.oauth2.certificate_file = file("other", "another"); }));
    EXPECT_TRUE(tells([&](ews::Server& it) { it.oauth2.key_file = file("other", "another"); }));
}

TEST_F(Credential, OfHugeNamesFillsNoDatabase) {
    server.user.assign(100'000, 'u');
    server.url.assign(100'000, 'h');
    EXPECT_EQ(ews::account_key(server).size(), 500U);
    EXPECT_EQ(ews::sign_in_place(server).size(), 500U);
}

TEST_F(Credential, IsRefusedAtAPlaceByAWay) {
    server.url = "https://mail.example.com/EWS/Exchange.asmx";
    EXPECT_EQ(ews::sign_in_place(server), "ntlm https://mail.example.com/EWS/Exchange.asmx");
}

}  // namespace
