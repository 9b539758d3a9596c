#include <gtest/gtest.h>

#include "ews/setting_problems.hpp"

namespace {

using namespace ews;

Server good() {
    Server server;
    server.name = "corp";
    server.url = "https://mail.example.com/EWS/Exchange.asmx";
    server.user = "CORP\\roomgate";
    return server;
}

std::vector<std::string> wrong_in(const Server& server) {
    std::vector<std::string> settings;
    for (const SettingProblem& problem : problems(server)) settings.push_back(problem.setting);
    return settings;
}

using Wrong = std::vector<std::string>;

Server with_url(const std::string& url, bool plain_http_to_loopback = false) {
    Server server = good();
    server.url = url;
    server.plain_http_to_loopback = plain_http_to_loopback;
    return server;
}

TEST(Problems, AreNoneOfAGoodEntry) { EXPECT_EQ(wrong_in(good()), Wrong{}); }

TEST(Problems, AreOfAnAddressThatIsNone) {
    for (const char* const url : {"", "mail.example.com", "https://", "https://user@mail.example.com/"}) {
        EXPECT_EQ(wrong_in(with_url(url)), Wrong{"url"}) << url;
    }
}

TEST(Problems, AreOfPlainHttp) {
    EXPECT_EQ(wrong_in(with_url("http://mail.example.com/EWS/Exchange.asmx")), Wrong{"url"});
    EXPECT_EQ(wrong_in(with_url("http://127.0.0.1:8080/EWS/Exchange.asmx")), Wrong{"url"});
}

TEST(Problems, AllowPlainHttpToLoopbackWhereTheSettingSaysSo) {
    for (const char* const url : {"http://127.0.0.1:8080/", "http://LOCALHOST/", "http://[::1]:8080/x"}) {
        EXPECT_EQ(wrong_in(with_url(url, true)), Wrong{}) << url;
    }
    for (const char* const url : {"http://mail.example.com/", "http://127.0.0.1.example.com/",
                                  "http://10.0.0.1/", "ftp://127.0.0.1/"}) {
        EXPECT_EQ(wrong_in(with_url(url, true)), Wrong{"url"}) << url;
    }
}

TEST(Problems, AreOfAMissingUser) {
    Server server = good();
    server.user.clear();
    EXPECT_EQ(wrong_in(server), Wrong{"user"});
}

TEST(Problems, AreOfWhatNtlmCannotCarry) {
    Server server = good();
    server.user = "CORP\\r\xC3\xA4ume";
    EXPECT_EQ(wrong_in(server), Wrong{"user"});
    server = good();
    for (const char* const password : {"\xE2\x82\xAC", "gr\xFC\x6E", "gr\xC3"}) {
        server.password = password;
        EXPECT_EQ(wrong_in(server), Wrong{"password_file"}) << password;
    }
    server.sign_in = SignIn::basic;
    EXPECT_EQ(wrong_in(server), Wrong{});
}

TEST(Problems, AreToldAllAtOnce) {
    Server server;
    server.url = "http://mail.example.com/EWS/Exchange.asmx";
    server.client_key_file = "client.key";
    EXPECT_EQ(wrong_in(server), (Wrong{"url", "user", "client_certificate_file"}));
    server.sign_in = SignIn::oauth2;
    server.oauth2.certificate_file = "app.pem";
    server.oauth2.client_secret = "secret";
    EXPECT_EQ(wrong_in(server), (Wrong{"url", "token_url", "client_id", "certificate_file",
                                       "client_secret_file", "access", "client_certificate_file"}));
}

TEST(Problems, AreOfOAuth2WithoutASecretAndWithoutACertificate) {
    Server server = good();
    server.sign_in = SignIn::oauth2;
    server.access = Access::impersonation;
    server.oauth2.token_url = "https://login.example.com/token";
    server.oauth2.client_id = "roomgate";
    EXPECT_EQ(wrong_in(server), Wrong{"client_secret_file"});
    server.oauth2.client_secret = "secret";
    EXPECT_EQ(wrong_in(server), Wrong{});
    server.oauth2.key_file = "app.key";
    EXPECT_EQ(wrong_in(server), (Wrong{"certificate_file", "client_secret_file"}));
}

TEST(Problems, AreNoneOfAServerThatIsOnlyAnsweredByMail) {
    Server server;
    server.answer_by = reserve::Channel::imip;
    EXPECT_EQ(wrong_in(server), Wrong{});
    server.autodiscover = "corp.example.com";
    EXPECT_EQ(wrong_in(server), (Wrong{"autodiscover", "user"}));
}

TEST(Problems, AreOfTimesAndConnectionsThatAreNone) {
    Server server = good();
    server.concurrency = 0;
    server.call_limit = std::chrono::seconds(0);
    EXPECT_EQ(wrong_in(server), (Wrong{"concurrency", "call_limit"}));
}

}  // namespace
