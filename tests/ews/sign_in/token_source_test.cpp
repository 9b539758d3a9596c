#include "ews/sign_in/token_source.hpp"

#include <gtest/gtest.h>

namespace {

using namespace ews;
using namespace std::chrono_literals;
using Kind = HttpFailure::Kind;

struct TestClock final : reserve::Clock {
    reserve::Instant time = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24};
    reserve::Instant now() const override { return time; }
};

class Tokens : public testing::Test {
  protected:
    TestClock clock;
    Server server = [] {
        Server made;
        made.sign_in = SignIn::oauth2;
        made.oauth2.token_url = "https://login.example.com/token";
        made.oauth2.client_id = "room gate";
        made.oauth2.client_secret = "a&b=c+";
        return made;
    }();
    std::vector<std::string> forms;
    std::variant<HttpReply, HttpFailure> reply;
    std::optional<TokenSource> source;

    TokenSource& tokens() {
        if (!source) {
            source.emplace(
                server,
                [this](const TokenRequest& request) {
                    EXPECT_EQ(request.url, server.oauth2.token_url);
                    forms.push_back(request.form);
                    return reply;
                },
                clock);
        }
        return *source;
    }
    void say(int status, const std::string& body) { reply = HttpReply{status, body, {}, {}, {}}; }
    void give(const std::string& token, const std::string& lifetime = "3600") {
        say(200,
            R"({"token_type":"Bearer","expires_in":)" + lifetime + R"(,"access_token":")" + token + "\"}");
    }
    std::string token() { return std::get<TokenSource::Token>(tokens().token()).text; }
    HttpFailure failure() { return std::get<HttpFailure>(tokens().token()); }
};

TEST_F(Tokens, AreAskedForWithTheSecret) {
    server.oauth2.scope = "https://outlook.office365.com/.default";
    give("one");
    EXPECT_EQ(token(), "one");
    EXPECT_EQ(forms.at(0),
              "grant_type=client_credentials&client_id=room%20gate"
              "&scope=https%3A%2F%2Foutlook.office365.com%2F.default&client_secret=a%26b%3Dc%2B");
}

TEST_F(Tokens, AreUsedAgainUntilFiveMinutesBeforeTheyExpire) {
    give("one");
    token();
    give("two");
    clock.time += 3600s - 5min - 1s;
    EXPECT_EQ(token(), "one");
    clock.time += 1s;
    EXPECT_EQ(token(), "two");
}

TEST_F(Tokens, OfAShortLifeAreUsedForNineTenthsOfIt) {
    give("one", "\"60\"");
    token();
    give("two");
    clock.time += 53s;
    EXPECT_EQ(token(), "one");
    clock.time += 1s;
    EXPECT_EQ(token(), "two");
}

TEST_F(Tokens, AreAskedForAnewOnceTheyAreForgotten) {
    give("one");
    token();
    give("two");
    tokens().forget("another");
    EXPECT_EQ(token(), "one");
    tokens().forget("one");
    EXPECT_EQ(token(), "two");
}

TEST_F(Tokens, ThatAreRefusedSayWhy) {
    say(401, R"({"error":"invalid_client","error_description":"AADSTS7000222: The secret has\r\nexpired."})");
    EXPECT_EQ(failure().kind, Kind::token_refused);
    EXPECT_EQ(failure().words,
              "the token endpoint answers HTTP 401: invalid_client: AADSTS7000222: The secret has  expired.");
}

TEST_F(Tokens, OfAnEndpointInTroubleAreNotRefused) {
    say(503, "busy");
    EXPECT_EQ(failure().kind, Kind::never_sent);
    reply = HttpFailure{Kind::timeout, "too late"};
    EXPECT_EQ(failure().kind, Kind::never_sent);
}

TEST_F(Tokens, ThatAreNoneAreRefused) {
    for (const char* const body :
         {"", "{}", "[1]", "{\"access_token\":7}", "{\"access_token\":\"a\\r\\nb\"}"}) {
        say(200, body);
        EXPECT_EQ(failure().kind, Kind::token_refused) << body;
    }
}

TEST_F(Tokens, NeedACertificateThatIsThere) {
    server.oauth2.client_secret.clear();
    server.oauth2.certificate_file = "/nowhere/roomgate.pem";
    server.oauth2.key_file = "/nowhere/roomgate.key";
    EXPECT_EQ(failure().kind, Kind::settings);
    EXPECT_TRUE(forms.empty());
}

}  // namespace
