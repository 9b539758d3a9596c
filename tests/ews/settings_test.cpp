#include "ews/settings.hpp"

#include <gtest/gtest.h>

namespace {

using namespace ews;

Server good() {
    Server server;
    server.name = "corp";
    server.url = "https://mail.example.com/EWS/Exchange.asmx";
    server.user = "CORP\\roomgate";
    return server;
}

bool complains_of(const Server& server, const std::string& key) {
    const auto words = complaint(server);
    return words && words->find(key) != std::string::npos;
}

Server with_url(const std::string& url, bool plain_http_to_loopback = false) {
    Server server = good();
    server.url = url;
    server.plain_http_to_loopback = plain_http_to_loopback;
    return server;
}

TEST(Complaint, IsNoneOfAGoodEntry) { EXPECT_EQ(complaint(good()), std::nullopt); }

TEST(Complaint, IsOfAnAddressThatIsNone) {
    for (const char* const url : {"", "mail.example.com", "https://", "https://user@mail.example.com/"}) {
        EXPECT_TRUE(complains_of(with_url(url), "url")) << url;
    }
}

TEST(Complaint, IsOfPlainHttp) {
    EXPECT_TRUE(complains_of(with_url("http://mail.example.com/EWS/Exchange.asmx"), "https"));
    EXPECT_TRUE(complains_of(with_url("http://127.0.0.1:8080/EWS/Exchange.asmx"), "https"));
}

TEST(Complaint, AllowsPlainHttpToLoopbackWhereTheSettingSaysSo) {
    for (const char* const url : {"http://127.0.0.1:8080/", "http://LOCALHOST/", "http://[::1]:8080/x"}) {
        EXPECT_EQ(complaint(with_url(url, true)), std::nullopt) << url;
    }
    for (const char* const url : {"http://mail.example.com/", "http://127.0.0.1.example.com/",
                                  "http://10.0.0.1/", "ftp://127.0.0.1/"}) {
        EXPECT_TRUE(complains_of(with_url(url, true), "https")) << url;
    }
}

TEST(Complaint, IsOfAMissingUser) {
    Server server = good();
    server.user.clear();
    EXPECT_TRUE(complains_of(server, "user"));
}

TEST(Complaint, IsOfWhatNtlmCannotCarry) {
    Server server = good();
    server.user = "CORP\\r\xC3\xA4ume";
    EXPECT_TRUE(complains_of(server, "user"));
    server = good();
    for (const char* const password : {"\xE2\x82\xAC", "gr\xFC\x6E", "gr\xC3"}) {
        server.password = password;
        EXPECT_TRUE(complains_of(server, "password_file")) << password;
    }
    server.sign_in = SignIn::basic;
    EXPECT_EQ(complaint(server), std::nullopt);
}

}  // namespace
