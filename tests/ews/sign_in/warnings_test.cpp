#include "ews/sign_in/warnings.hpp"

#include "tests/ews/made_certificate.hpp"

namespace {

using namespace ews_test;
using namespace std::chrono_literals;

const reserve::Instant today = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());

class Warnings : public testing::Test {
  protected:
    ews::Server server = [] {
        ews::Server made;
        made.name = "corp";
        return made;
    }();
    std::string all() const {
        std::string text;
        for (const std::string& line : warnings_about(server, today)) text += line + '\n';
        return text;
    }
    bool holds(const std::string& part) const { return all().find(part) != std::string::npos; }
    void expires_in(std::chrono::hours time) {
        server.sign_in = ews::SignIn::oauth2;
        server.oauth2.secret_expires = today + time;
    }
};

TEST_F(Warnings, AreNoneOfAGoodEntry) { EXPECT_EQ(all(), ""); }

TEST_F(Warnings, AreLoudWhereVerificationIsOff) {
    server.verify_tls = false;
    EXPECT_TRUE(holds("exchange corp: ITS CERTIFICATE IS NOT VERIFIED"));
}

TEST_F(Warnings, AreNoneWhereAnswersOnlyGoOutAsMails) {
    server.verify_tls = false;
    server.answer_by = reserve::Channel::imip;
    EXPECT_EQ(all(), "");
}

TEST_F(Warnings, AreLoudWhereCalendarsAreReachedThoughAnswersGoOutAsMails) {
    server.verify_tls = false;
    server.answer_by = reserve::Channel::imip;
    server.url = "https://mail.example.com/EWS/Exchange.asmx";
    EXPECT_TRUE(holds("ITS CERTIFICATE IS NOT VERIFIED"));
}

TEST_F(Warnings, AreOfASecretThatExpiresWithinThirtyDays) {
    expires_in(31 * 24h);
    EXPECT_EQ(all(), "");
    expires_in(29 * 24h + 1h);
    EXPECT_TRUE(holds("the client secret expires on "));
    EXPECT_TRUE(holds(", in 29 days"));
    expires_in(-1h);
    EXPECT_TRUE(holds("the client secret has expired on "));
}

TEST_F(Warnings, AreOfACertificateThatExpiresWithinThirtyDays) {
    const MadeCertificate soon(3), late(40);
    server.client_certificate_file = late.certificate;
    EXPECT_EQ(all(), "");
    server.client_certificate_file = soon.certificate;
    EXPECT_TRUE(holds(soon.certificate + " expires on "));
    server.client_certificate_file.clear();
    server.sign_in = ews::SignIn::oauth2;
    server.oauth2.certificate_file = soon.certificate;
    EXPECT_TRUE(holds(soon.certificate + " expires on "));
}

TEST_F(Warnings, AreOfACertificateThatCannotBeRead) {
    server.client_certificate_file = "/nowhere/cert.pem";
    EXPECT_TRUE(holds("/nowhere/cert.pem cannot be read"));
}

}  // namespace
