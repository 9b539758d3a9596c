#include "tests/ews/exchange_room.hpp"
#include "tests/ews/made_certificate.hpp"
#include "tests/ews/scripted_server.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

// Against the token endpoint of the simulator.
class SignInByOAuth2 : public ExchangeRoom {
  protected:
    void SetUp() override {
        exchange_settings.sign_in = exchange::SignIn::bearer;
        server.sign_in = ews::SignIn::oauth2;
        server.access = ews::Access::impersonation;
        server.user.clear();
        server.oauth2.client_id = "roomgate";
        server.oauth2.client_secret = "secret";
        account.impersonation = true;
    }
    Delivery accept_at(const std::string& message = "<m1@example.org>") {
        server.oauth2.token_url = exchange().token_url();
        const Meeting meeting{.uid = message.substr(1, 2) + "@example.org", .message_id = message};
        receive(meeting);
        return send(answer(accept, meeting));
    }
};

TEST_F(SignInByOAuth2, TakesTheSecretAndKeepsTheToken) {
    EXPECT_TRUE(is_sent(accept_at("<m1@example.org>")));
    EXPECT_TRUE(is_sent(accept_at("<m2@example.org>")));
    EXPECT_EQ(exchange().tokens_issued(), 1U);
}

TEST_F(SignInByOAuth2, AsksOnceForAnotherTokenWhenTheServerRefusesTheOneItHas) {
    EXPECT_TRUE(is_sent(accept_at("<m1@example.org>")));
    exchange().withdraw_tokens();
    EXPECT_TRUE(is_sent(accept_at("<m2@example.org>")));
    EXPECT_EQ(exchange().tokens_issued(), 2U);
}

TEST_F(SignInByOAuth2, DoesNotAskAgainWhenTheServerRefusesAFreshToken) {
    fault("unauthorized");
    const reserve::Wait wait = waits(accept_at());
    EXPECT_EQ(wait.code, "HTTP 401");
    EXPECT_TRUE(wait.slowly);
    EXPECT_EQ(exchange().tokens_issued(), 1U);
}

TEST_F(SignInByOAuth2, NamesWhatTheTokenEndpointSaysOfAWrongSecret) {
    server.oauth2.client_secret = "wrong";
    const reserve::Wait wait = waits(accept_at());
    EXPECT_EQ(wait.code, "TokenRefused");
    EXPECT_EQ(wait.scope, reserve::Wait::Scope::server);
    EXPECT_TRUE(wait.slowly);
    EXPECT_TRUE(holds(wait.words, "AADSTS7000215"));
    EXPECT_TRUE(holds(wait.words, "client_secret_file"));
}

TEST_F(SignInByOAuth2, SendsAWrongSecretOnce) {
    ScriptedServer refusing([](std::size_t, const std::string&) {
        return ScriptedServer::Action{http_answer("401 Unauthorized", R"({"error":"invalid_client"})"), true};
    });
    server.oauth2.token_url = refusing.url();
    for (int i = 0; i < 3; ++i) EXPECT_EQ(waits(send(answer(accept))).code, "TokenRefused");
    EXPECT_EQ(refusing.requests().size(), 1U);
}

TEST_F(SignInByOAuth2, TakesACertificateInsteadOfASecret) {
    const MadeCertificate made(2);
    for (const auto algorithm : {ews::AssertionAlgorithm::rs256, ews::AssertionAlgorithm::ps256}) {
        account.certificate = content_of(made.certificate);
        exchange().put_account(account);
        server.oauth2.client_secret.clear();
        server.oauth2.certificate_file = made.certificate;
        server.oauth2.key_file = made.key;
        server.oauth2.assertion_algorithm = algorithm;
        courier_.reset();
        EXPECT_TRUE(is_sent(accept_at(algorithm == ews::AssertionAlgorithm::rs256 ? "<m1@example.org>"
                                                                                  : "<m2@example.org>")));
    }
}

TEST_F(SignInByOAuth2, IsRefusedWithACertificateThatTheServerDoesNotKnow) {
    const MadeCertificate made(2);
    server.oauth2.client_secret.clear();
    server.oauth2.certificate_file = made.certificate;
    server.oauth2.key_file = made.key;
    EXPECT_EQ(waits(accept_at()).code, "TokenRefused");
}

TEST_F(SignInByOAuth2, NamesTheRoomAsAnchorMailbox) {
    ScriptedServer listening([](std::size_t, const std::string& request) {
        const bool token = holds(request, "grant_type=");
        return ScriptedServer::Action{token
                                          ? http_answer("200 OK", R"({"access_token":"t0","expires_in":60})")
                                          : http_answer("503 Service Unavailable", ""),
                                      true};
    });
    server.url = listening.url();
    server.oauth2.token_url = listening.url();
    send(answer(accept));
    const std::string sent = listening.requests().back();
    EXPECT_TRUE(holds(sent, "Authorization: Bearer t0\r\n"));
    EXPECT_TRUE(holds(sent, "X-AnchorMailbox: " + room_12));
    EXPECT_TRUE(holds(sent, "<t:PrimarySmtpAddress>" + room_12));
}

}  // namespace
