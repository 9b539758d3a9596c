#include "ews/doctor/server_signs.hpp"

#include "ews/autodiscover/find_endpoint.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;

class Knock : public ExchangeRoom {
  protected:
    ews::ServerSigns knock() {
        if (server.autodiscover.empty()) server.url = exchange().ews_url();
        return ews::knock(server, clock, search, stop.get_token());
    }

    std::stop_source stop;
    ews::EndpointSearch search = [this](const ews::Server&) { return exchange().ews_url(); };
};

TEST_F(Knock, LooksAtTheServerThatAutodiscoverFinds) {
    server.autodiscover = "room.12@corp.example.com";
    const auto signs = knock();
    EXPECT_EQ(signs.discovered, exchange().ews_url());
    EXPECT_EQ(signs.host, "127.0.0.1");
    EXPECT_EQ(signs.status, 401);
    EXPECT_TRUE(signs.clock_ahead);
}

TEST_F(Knock, SaysWhyAutodiscoverFindsNothing) {
    server.autodiscover = "room.12@corp.example.com";
    search = [](const ews::Server&) {
        return ews::HttpFailure{ews::HttpFailure::Kind::never_sent, "Autodiscover finds nothing"};
    };
    const auto signs = knock();
    ASSERT_TRUE(signs.not_discovered);
    EXPECT_EQ(signs.not_discovered->words, "Autodiscover finds nothing");
    EXPECT_TRUE(signs.host.empty());
}

TEST_F(Knock, LooksTheHostUp) {
    EXPECT_EQ(knock().host, "127.0.0.1");
    EXPECT_TRUE(holds(server.url, ':' + knock().port + '/'));
    EXPECT_EQ(knock().addresses, std::vector<std::string>{"127.0.0.1"});
}

TEST_F(Knock, SeesWhichSignInsAreOffered) {
    const auto signs = knock();
    EXPECT_EQ(signs.status, 401);
    EXPECT_EQ(signs.offered, std::vector<std::string>{"Basic"});
}

TEST_F(Knock, ReadsTheClockOfTheServer) {
    const auto ahead = knock().clock_ahead;
    ASSERT_TRUE(ahead);
    EXPECT_LT(std::abs(ahead->count()), 60);
}

TEST_F(Knock, CostsTheAccountNoTry) {
    knock();
    EXPECT_TRUE(exchange().calls().empty());
}

TEST_F(Knock, SaysThatNobodyAnswers) {
    exchange().down();
    const auto signs = knock();
    ASSERT_TRUE(signs.failure);
    EXPECT_EQ(signs.failure->kind, ews::HttpFailure::Kind::never_sent);
}

TEST_F(Knock, IsCutShort) {
    stop.request_stop();
    const auto signs = knock();
    ASSERT_TRUE(signs.failure);
    EXPECT_EQ(signs.failure->words, "the gateway stops");
}

TEST(FindEndpoint, AsksNobodyOnceItIsStopped) {
    std::stop_source stop;
    stop.request_stop();
    ews::Server server;
    server.autodiscover = "room.12@corp.example.invalid";  // RFC 6761: there is none
    const auto found = ews::find_endpoint(server, reserve::SystemClock(), stop.get_token());
    EXPECT_TRUE(holds(std::get<ews::HttpFailure>(found).words, "(the gateway stops)"));
}

TEST(KnockAtNoHost, SaysThatTheNameHasNoAddress) {
    ews::Server server;
    server.url = "https://mail.example.invalid/EWS/Exchange.asmx";  // RFC 6761: there is none
    const auto signs = ews::knock(server, reserve::SystemClock(), {}, {});
    EXPECT_TRUE(signs.addresses.empty());
    EXPECT_FALSE(signs.resolver_words.empty());
}

}  // namespace
