#include "config/doctor/judge_server.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/ews/shell/powershell_values.hpp"

namespace config {
namespace {

using namespace std::chrono_literals;
using Kind = Finding::Kind;

const reserve::Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 8h;

class JudgeServer : public testing::Test {
  protected:
    JudgeServer() {
        server.name = "corp";
        server.url = "https://mail.example.com/EWS/Exchange.asmx";
        server.user = "CORP\\roomgate";
        signs.host = "mail.example.com";
        signs.addresses = {"10.1.2.3"};
        signs.certificates = {{"CN = mail.example.com", "CN = Example CA", now + 400 * 24h}};
        signs.status = 401;
        signs.offered = {"Negotiate", "NTLM"};
        signs.clock_ahead = 1s;
    }
    std::vector<Finding> judge() const { return judge_server(server, signs, now); }
    Finding found(const std::string& part) const { return in(judge(), part); }
    Finding signed_in(const std::string& code) const {
        const ews::Trouble trouble{ews::ErrorClass::rights, code, "", {}};
        return judge_sign_in(server, signs, {trouble, ""}).front();
    }
    static Finding in(const std::vector<Finding>& findings, const std::string& part) {
        const auto at = std::ranges::find(findings, "exchange corp: " + part, &Finding::what);
        EXPECT_NE(at, findings.end()) << part;
        return at == findings.end() ? Finding{} : *at;
    }
    static bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

    ews::Server server;
    ews::ServerSigns signs;
};

TEST_F(JudgeServer, FindsAllRightWhereItIs) {
    for (const Finding& finding : judge()) EXPECT_EQ(finding.kind, Kind::right) << finding.words;
    EXPECT_EQ(judge().size(), 4U);
}

TEST_F(JudgeServer, JudgesTheServerThatAutodiscoverFinds) {
    signs.discovered = server.url;
    EXPECT_TRUE(has(found("Autodiscover").words, server.url));
    EXPECT_EQ(judge().size(), 5U);
}

TEST_F(JudgeServer, FailsWhereAutodiscoverFindsNothing) {
    signs.not_discovered = ews::HttpFailure{ews::HttpFailure::Kind::unauthorized, "HTTP 401."};
    EXPECT_EQ(found("Autodiscover").kind, Kind::wrong);
    EXPECT_TRUE(has(found("Autodiscover").words, "not repeated"));
    EXPECT_EQ(judge().size(), 1U);
}

TEST_F(JudgeServer, FailsWithoutAnAddress) {
    signs.addresses.clear();
    signs.resolver_words = "Name or service not known";
    EXPECT_EQ(found("name").kind, Kind::wrong);
    EXPECT_EQ(judge().size(), 1U);  // nothing more is to be said
}

TEST_F(JudgeServer, FailsWhereNobodyAnswers) {
    signs.failure = ews::HttpFailure{ews::HttpFailure::Kind::never_sent, "Connection refused"};
    EXPECT_EQ(found("connection").kind, Kind::wrong);
}

TEST_F(JudgeServer, ShowsTheCertificateThatIsNotTrusted) {
    signs.failure = ews::HttpFailure{ews::HttpFailure::Kind::tls, "self-signed certificate"};
    const Finding finding = found("certificate");
    EXPECT_EQ(finding.kind, Kind::wrong);
    EXPECT_TRUE(has(finding.words, "issued by CN = Example CA"));
}

TEST_F(JudgeServer, WarnsAMonthBeforeACertificateExpires) {
    signs.certificates.push_back({"CN = Example CA", "CN = Root", now + 9 * 24h});
    EXPECT_EQ(found("certificate").kind, Kind::warning);
    EXPECT_TRUE(has(found("certificate").words, "expires on 2026-11-29, in 9 days"));
    EXPECT_TRUE(has(found("certificate").cure, "New-ExchangeCertificate"));
}

TEST_F(JudgeServer, FailsWithAnExpiredCertificate) {
    signs.certificates.front().expires = now - 1h;
    EXPECT_EQ(found("certificate").kind, Kind::wrong);
}

TEST_F(JudgeServer, WarnsOfAClockThatIsOff) {
    signs.clock_ahead = -90s;
    EXPECT_EQ(found("clock").kind, Kind::warning);
    EXPECT_TRUE(has(found("clock").words, "90 s behind"));
}

TEST_F(JudgeServer, FailsWhereTicketsAreRefusedForTheClock) {
    signs.clock_ahead = 301s;
    EXPECT_EQ(found("clock").kind, Kind::warning);
    server.sign_in = ews::SignIn::negotiate;
    EXPECT_EQ(found("clock").kind, Kind::wrong);
}

TEST_F(JudgeServer, WarnsWhileNothingIsVerified) {
    server.verify_tls = false;
    EXPECT_EQ(judge().front().kind, Kind::warning);
}

TEST_F(JudgeServer, NamesExtendedProtectionOnAnNtlmRefusal) {
    const Finding finding = signed_in("HTTP 401");
    EXPECT_EQ(finding.kind, Kind::wrong);
    EXPECT_TRUE(has(finding.words, "Extended Protection"));
    EXPECT_TRUE(has(finding.cure, "-ExtendedProtectionTokenChecking Allow"));
}

TEST_F(JudgeServer, NamesWhatIsOfferedInstead) {
    server.sign_in = ews::SignIn::basic;
    const Finding finding = signed_in("HTTP 401");
    EXPECT_TRUE(has(finding.words, "offers Negotiate, NTLM, not Basic"));
    EXPECT_FALSE(has(finding.cure, "ExtendedProtection"));
    EXPECT_TRUE(has(finding.cure, "-BasicAuthentication $true"));
}

TEST_F(JudgeServer, CallsTheSignInsWhatExchangeCallsThem) {
    signs.offered = {"Digest"};
    for (const auto& [sign_in, parameter] :
         {std::pair(ews::SignIn::ntlm, "-WindowsAuthentication $true"),
          std::pair(ews::SignIn::negotiate, "-WindowsAuthentication $true"),
          std::pair(ews::SignIn::oauth2, "-OAuthAuthentication $true")}) {
        server.sign_in = sign_in;
        EXPECT_TRUE(has(signed_in("HTTP 401").cure, parameter));
    }
}

TEST_F(JudgeServer, AsksAtThePortThatTheUrlNames) {
    signs.port = "8443";
    signs.failure = ews::HttpFailure{ews::HttpFailure::Kind::never_sent, "Connection refused"};
    EXPECT_EQ(found("connection").cure, "Test-NetConnection 'mail.example.com' -Port '8443'");
}

TEST_F(JudgeServer, LooksAtTheServicesOfAServerThatIsUnavailable) {
    EXPECT_EQ(signed_in("HTTP 503").cure, "Test-ServiceHealth");
}

class CureOf : public JudgeServer, public testing::WithParamInterface<const char*> {};

TEST_P(CureOf, IsALineOfCommandsWhateverNamesHold) {
    server.user = "O\xE2\x80\x99Hara'; Remove-Mailbox x; $(x) `\"";
    for (const auto sign_in :
         {ews::SignIn::basic, ews::SignIn::ntlm, ews::SignIn::negotiate, ews::SignIn::oauth2}) {
        server.sign_in = sign_in;
        const std::string cure = signed_in(GetParam()).cure;
        EXPECT_TRUE(ews_test::is_line_of_commands(cure)) << cure;
    }
}

INSTANTIATE_TEST_SUITE_P(Codes, CureOf,
                         testing::Values("HTTP 401", "TokenRefused", "ErrorAccountDisabled", "EwsSwitchedOff",
                                         "HTTP 403", "HTTP 404", "HTTP 302", "ErrorServerBusy", "HTTP 500",
                                         "Unreachable"));

TEST_F(JudgeServer, GivesALineOfCommandsForEverythingThatIsWrong) {
    signs.host = "mail.example.com\xE2\x80\x99; Remove-Mailbox x";
    signs.clock_ahead = 301s;
    signs.certificates.front().expires = now - 1h;
    std::vector<Finding> findings = judge();
    const auto add = [&] { std::ranges::move(judge(), std::back_inserter(findings)); };
    signs.failure = ews::HttpFailure{ews::HttpFailure::Kind::never_sent, "Connection refused"};
    add();
    signs.failure->kind = ews::HttpFailure::Kind::tls;
    add();
    signs.not_discovered = signs.failure;
    add();
    signs.not_discovered.reset();
    signs.addresses.clear();
    add();
    std::erase_if(findings, [](const Finding& it) { return it.kind == Kind::right; });
    EXPECT_GE(findings.size(), 7U);
    for (const Finding& finding : findings)
        EXPECT_TRUE(ews_test::is_line_of_commands(finding.cure)) << finding.what << ": " << finding.cure;
}

TEST_F(JudgeServer, NamesTheTimeThatAPolicyTakes) {
    EXPECT_TRUE(has(signed_in("HTTP 403").why, "up to 15 minutes"));
}

TEST_F(JudgeServer, TakesARoomsOwnTroubleForASignInThatWorks) {
    EXPECT_EQ(signed_in("ErrorAccessDenied").kind, Kind::right);
}

TEST_F(JudgeServer, ShowsTheVersion) {
    const auto findings = judge_sign_in(server, signs, {{}, "is Exchange 2016 (15.1.2507.6)"});
    EXPECT_EQ(in(findings, "version").words, "is Exchange 2016 (15.1.2507.6)");
}

}  // namespace
}  // namespace config
