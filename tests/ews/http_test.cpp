#include "ews/http/http.hpp"

#include <gtest/gtest.h>

#include "ews/http/curl_call.hpp"
#include "tests/ews/scripted_server.hpp"

namespace {

using namespace ews;
using namespace ews_test;
using namespace std::chrono_literals;
using Kind = HttpFailure::Kind;

const reserve::SystemClock clock;

Server at(const std::string& url, SignIn sign_in = SignIn::basic) {
    Server server;
    server.name = "corp";
    server.url = url;
    server.sign_in = sign_in;
    server.user = "CORP\\roomgate";
    server.password = "secret";
    server.plain_http_to_loopback = true;
    return server;
}

HttpRequest request(const std::string& body = "<m:FindItem/>", bool repeatable = true) {
    return {body, "room.12@corp.example.com", 10s, repeatable};
}

HttpReply replied(const std::variant<HttpReply, HttpFailure>& result) {
    const auto* const failure = std::get_if<HttpFailure>(&result);
    if (failure) ADD_FAILURE() << failure->words;
    return failure ? HttpReply{} : std::get<HttpReply>(result);
}

Kind failed(const std::variant<HttpReply, HttpFailure>& result) {
    EXPECT_TRUE(std::holds_alternative<HttpFailure>(result));
    return std::get<HttpFailure>(result).kind;
}

ScriptedServer::Script always(const std::string& answer, bool close = false) {
    return [=](std::size_t, const std::string&) { return ScriptedServer::Action{answer, close}; };
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Http, AsksAtTheUrlThatAutodiscoverHasFound) {
    ScriptedServer server(always(http_answer("200 OK", "fine")));
    Server discovered = at(server.url());
    discovered.autodiscover = "room.12@corp.example.com";
    Http http(discovered, clock);
    EXPECT_EQ(replied(http.post(request())).body, "fine");
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST(Http, SendsTheHeadersOfAnEwsClient) {
    ScriptedServer server(always(http_answer("200 OK", "fine")));
    Http http(at(server.url()), clock);
    EXPECT_EQ(replied(http.post(request())).body, "fine");
    const std::string sent = server.requests().at(0);
    for (const char* const part :
         {"POST /EWS/Exchange.asmx HTTP/1.1\r\n", "Content-Type: text/xml; charset=utf-8\r\n",
          "Accept: text/xml\r\n", "User-Agent: roomgate",
          "client-request-id: ", "return-client-request-id: true\r\n",
          "X-AnchorMailbox: room.12@corp.example.com\r\n", "Accept-Encoding: gzip\r\n",
          "Authorization: Basic Q09SUFxyb29tZ2F0ZTpzZWNyZXQ=\r\n", "\r\n\r\n<m:FindItem/>"}) {
        EXPECT_TRUE(holds(sent, part)) << part;
    }
    EXPECT_FALSE(holds(sent, "Expect"));
}

TEST(Http, UsesAConnectionAgain) {
    ScriptedServer server(always(http_answer("200 OK", "fine")));
    Http http(at(server.url()), clock);
    for (int i = 0; i < 3; ++i) replied(http.post(request()));
    EXPECT_EQ(server.connections(), 1U);
}

TEST(Http, DoesNotUseAConnectionAgainThatBroughtTrouble) {
    ScriptedServer server([](std::size_t number, const std::string&) {
        return ScriptedServer::Action{http_answer(number == 1 ? "500 Internal Server Error" : "200 OK", ""),
                                      false};
    });
    Http http(at(server.url()), clock);
    for (int i = 0; i < 3; ++i) replied(http.post(request()));
    EXPECT_EQ(server.connections(), 2U);
}

TEST(Http, ReadsTheHintsOfTheServer) {
    ScriptedServer server(always(http_answer("429 Too Many Requests", "",
                                             "Retry-After: 17\r\nX-EWS-Policy-Reason: off\r\n"
                                             "Date: Tue, 24 Nov 2026 09:00:00 GMT\r\n")));
    Http http(at(server.url()), clock);
    const HttpReply reply = replied(http.post(request()));
    EXPECT_EQ(reply.status, 429);
    EXPECT_EQ(reply.retry_after, 17s);
    EXPECT_EQ(reply.ews_policy_reason, "off");
    EXPECT_EQ(reply.server_time, std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 9h);
}

TEST(Http, FollowsNoRedirect) {
    ScriptedServer server(always(http_answer("302 Found", "", "Location: /elsewhere\r\n")));
    Http http(at(server.url()), clock);
    EXPECT_EQ(replied(http.post(request())).status, 302);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST(Http, BoundsTheReply) {
    ScriptedServer server(always(http_answer("200 OK", std::string(largest_reply + 1, 'x')), true));
    Http http(at(server.url()), clock);
    EXPECT_EQ(failed(http.post(request())), Kind::too_big);
}

TEST(Http, KnowsThatNothingWasSentWhereNobodyListens) {
    std::string url;
    {
        ScriptedServer gone(always(""));
        url = gone.url();
    }
    Http http(at(url), clock);
    EXPECT_EQ(failed(http.post(request())), Kind::never_sent);
}

TEST(Http, KnowsThatACallIsLostWhoseConnectionBreaks) {
    ScriptedServer server(always("", true));
    Http http(at(server.url()), clock);
    EXPECT_EQ(failed(http.post(request("<m:CreateItem/>", false))), Kind::lost);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST(Http, KnowsThatACallIsLostWhoseReplyIsCutOff) {
    ScriptedServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", true));
    Http http(at(server.url()), clock);
    EXPECT_EQ(failed(http.post(request("<m:CreateItem/>", false))), Kind::lost);
}

TEST(Http, EndsACallAtItsLimit) {
    ScriptedServer server(always(""));
    Http http(at(server.url()), clock);
    HttpRequest short_one = request();
    short_one.limit = 1s;  // enough to connect and to send
    EXPECT_EQ(failed(http.post(short_one)), Kind::timeout);
}

// libcurl sends again by itself when a kept connection dies before the reply. An answer would go out twice.
TEST(Http, NeverSendsAnAnswerTwiceWhenAKeptConnectionDies) {
    ScriptedServer server([](std::size_t number, const std::string&) {
        return number == 3 ? ScriptedServer::Action{"", true}
                           : ScriptedServer::Action{http_answer("200 OK", "fine"), false};
    });
    Http http(at(server.url()), clock);
    replied(http.post(request()));
    replied(http.post(request()));
    EXPECT_EQ(failed(http.post(request("<m:CreateItem/>", false))), Kind::lost);
    EXPECT_EQ(server.requests().size(), 3U);
}

// A server may be closing the connection of the question when the answer sets out.
TEST(Http, SendsAnAnswerOverANewConnectionUntilTheServerHasKeptOne) {
    ScriptedServer server(always(http_answer("200 OK", "fine")));
    Http http(at(server.url()), clock);
    for (const std::size_t connections : {2U, 2U}) {
        replied(http.post(request()));
        replied(http.post(request("<m:CreateItem/>", false)));
        EXPECT_EQ(server.connections(), connections);
    }
}

TEST(Http, SendsAnAnswerOverANewConnectionAgainWhenAKeptOneHasDied) {
    ScriptedServer server([](std::size_t number, const std::string&) {
        return number == 3 ? ScriptedServer::Action{"", true}
                           : ScriptedServer::Action{http_answer("200 OK", "fine"), false};
    });
    Http http(at(server.url()), clock);
    for (int i = 0; i < 3; ++i) replied(http.post(request()));
    EXPECT_EQ(server.connections(), 2U);
    replied(http.post(request("<m:CreateItem/>", false)));
    EXPECT_EQ(server.connections(), 3U);
}

TEST(Http, SendsAQuestionAgainWhenAKeptConnectionDies) {
    ScriptedServer server([](std::size_t number, const std::string&) {
        return number == 2 ? ScriptedServer::Action{"", true}
                           : ScriptedServer::Action{http_answer("200 OK", "fine"), false};
    });
    Http http(at(server.url()), clock);
    replied(http.post(request()));
    EXPECT_EQ(replied(http.post(request())).body, "fine");
    EXPECT_EQ(server.requests().size(), 3U);
}

TEST(Http, SendsNoBodyBeforeTheNtlmChallenge) {
    ScriptedServer server(always(http_answer("401 Unauthorized", "", "WWW-Authenticate: Negotiate\r\n")));
    Http http(at(server.url(), SignIn::ntlm), clock);
    EXPECT_EQ(replied(http.post(request("<m:CreateItem/>", false))).status, 401);
    const std::string sent = server.requests().at(0);
    EXPECT_TRUE(holds(sent, "Authorization: NTLM "));
    EXPECT_FALSE(holds(sent, "CreateItem"));
}

TEST(Http, CutsACallWhenTheGatewayStops) {
    std::atomic<Http*> running = nullptr;
    ScriptedServer server([&](std::size_t, const std::string&) {
        running.load()->stop();
        return ScriptedServer::Action{"", false};
    });
    Http http(at(server.url()), clock);
    running = &http;
    EXPECT_EQ(failed(http.post(request())), Kind::lost);
    EXPECT_EQ(failed(http.post(request())), Kind::never_sent);
}

TEST(Http, SendsNoPasswordInTheClear) {
    ScriptedServer server(always(http_answer("200 OK", "fine")));
    Server settings = at(server.url());
    settings.plain_http_to_loopback = false;
    EXPECT_EQ(failed(Http(settings, clock).post(request())), Kind::settings);
    EXPECT_TRUE(server.requests().empty());
}

}  // namespace
