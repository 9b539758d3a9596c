// The service on real sockets.
#include "smtp/server.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <future>

#include "server_fixture.hpp"

namespace smtp::test {
namespace {

using namespace std::chrono_literals;

TEST_F(ServerTest, ReceivesAMessage) {
    start();
    Client client(port());
    client.greet();
    client.begin_message();
    EXPECT_EQ(client.say("DATA"), "354 Start mail input; end with <CRLF>.<CRLF>");
    EXPECT_EQ(client.say("Subject: review\r\n\r\nText\r\n."), "250 2.0.0 Stored as message 1");
    EXPECT_EQ(client.say("QUIT"), "221 2.0.0 Goodbye");
    EXPECT_TRUE(client.is_closed());

    const auto messages = reception.messages();
    ASSERT_EQ(messages.size(), 1u);
    EXPECT_EQ(messages[0].peer, "127.0.0.1");
    EXPECT_EQ(messages[0].raw, "Subject: review\r\n\r\nText\r\n");
    EXPECT_GT(messages[0].received_at.time_since_epoch(), 0s);
}

TEST_F(ServerTest, SaysNothingAfterTheDataBeforeTheMessageIsStored) {
    start();
    Client client(port());
    client.greet();
    client.begin_message();
    reception.hold();
    client.send("BDAT 1 LAST\r\nxNOOP\r\n");
    reception.wait_for_messages(1);
    Client other(port());
    other.greet();  // the network thread has had its turn since
    reception.release();
    EXPECT_EQ(client.reply(), "250 2.0.0 Stored as message 1");
    EXPECT_EQ(client.reply(), "250 2.0.0 OK");
}

TEST_F(ServerTest, TurnsAwayPeersThatAreNotAllowedNamingTheSetting) {
    settings.allow = {"192.0.2.0/24"};
    start();
    Client client(port());
    EXPECT_EQ(client.reply(),
              "421 4.7.1 Your address 127.0.0.1 is not in the setting smtp.allow of this server");
    EXPECT_TRUE(client.is_closed());
    EXPECT_TRUE(log.has("127.0.0.1"));
}

TEST_F(ServerTest, WritesOneLineHoweverOftenAPeerIsTurnedAwayAndThenTheirNumber) {
    settings.allow = {"192.0.2.0/24"};
    start();
    for (int i = 0; i < 20; ++i) EXPECT_TRUE(Client(port()).reply().starts_with("421 4.7.1"));
    server->stop(0ms);
    const auto lines = log.lines();
    const auto about_it = std::ranges::count_if(
        lines, [](const std::string& line) { return line.find("turned away") != std::string::npos; });
    EXPECT_EQ(about_it, 2);
    EXPECT_TRUE(
        log.has("19 more warnings about clients, within a minute; the last one: turned away 127.0.0.1"));
}

TEST_F(ServerTest, RefusesAnAddressThatIsTakenWithItsReason) {
    start();
    settings.listen = {"127.0.0.1:" + std::to_string(port())};
    Server second(settings, reception, log);
    try {
        second.start();
        FAIL() << "bound twice";
    } catch (const std::runtime_error& failure) {
        EXPECT_EQ(std::string(failure.what()),
                  "cannot listen on " + settings.listen[0] + ": Address already in use");
    }
}

TEST_F(ServerTest, FinishesAMessageInFlightWhenItStopsAndTurnsTheOthersAway) {
    const std::string address = "127.25.8.1";  // where no other test takes over the port
    settings.listen = {address + ":0"};
    start();
    Client idle(port(), address);
    idle.greet();
    Client sending(port(), address);
    sending.greet();
    sending.begin_message();
    EXPECT_EQ(sending.say("DATA").substr(0, 3), "354");
    auto stopped = std::async(std::launch::async, [&] { server->stop(1min); });
    EXPECT_EQ(idle.reply(), "421 4.3.2 mx.example.com is shutting down; try again later");
    EXPECT_TRUE(idle.is_closed());
    EXPECT_EQ(sending.say("Text\r\n."), "250 2.0.0 Stored as message 1");
    EXPECT_EQ(sending.reply(), "421 4.3.2 mx.example.com is shutting down; try again later");
    EXPECT_TRUE(sending.is_closed());
    idle.hang_up();
    sending.hang_up();
    stopped.get();
    EXPECT_THROW(Client(port(), address), std::system_error);
}

TEST_F(ServerTest, DoesNotWaitForAClientThatLeavesItsMessageWhileItStops) {
    start();
    Client idle(port());
    idle.line();
    Client leaving(port());
    leaving.greet();
    leaving.begin_message();
    EXPECT_EQ(leaving.say("DATA").substr(0, 3), "354");
    auto stopped = std::async(std::launch::async, [&] { server->stop(10min); });
    EXPECT_EQ(idle.reply().substr(0, 3), "421");  // it has begun
    idle.hang_up();
    leaving.hang_up();
    stopped.get();
    EXPECT_TRUE(reception.messages().empty());
}

TEST_F(ServerTest, BreaksOffAMessageThatOutlastsTheGrace) {
    start();
    Client sending(port());
    sending.greet();
    sending.begin_message();
    EXPECT_EQ(sending.say("DATA").substr(0, 3), "354");
    server->stop(1ms);
    EXPECT_TRUE(sending.is_closed());
    EXPECT_TRUE(reception.messages().empty());
}

TEST_F(ServerTest, GivesTheAnswerToAMessageThatIsBeingStoredWhenItStops) {
    start();
    Client client(port());
    client.greet();
    client.begin_message();
    reception.hold();
    client.send("BDAT 1 LAST\r\nx");
    reception.wait_for_messages(1);
    auto stopped = std::async(std::launch::async, [&] { server->stop(1min); });
    reception.release();
    EXPECT_EQ(client.reply(), "250 2.0.0 Stored as message 1");
    EXPECT_EQ(client.reply(), "421 4.3.2 mx.example.com is shutting down; try again later");
    client.hang_up();
    stopped.get();
}

TEST_F(ServerTest, IsNotHarmedByAnAnswerThatComesAfterItIsGone) {
    start();
    reception.hold();
    Client client(port());
    client.greet();
    client.send("MAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nBDAT 1 LAST\r\nx");
    reception.wait_for_messages(1);
    server->stop(0ms);
    server.reset();
    reception.release();
    EXPECT_EQ(client.line(), "");
}

TEST_F(ServerTest, IsNotHarmedByAnAnswerForAClientThatIsGone) {
    start();
    reception.hold();
    Client client(port());
    client.greet();
    client.send("MAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nBDAT 1 LAST\r\nx");
    reception.wait_for_messages(1);
    client.hang_up();
    reception.release();
    wait_until([&] { return server->sessions() == 0; });
}

TEST_F(ServerTest, DropsAMessageWhoseConnectionIsLost) {
    start();
    Client by_data(port());
    by_data.greet();
    by_data.begin_message();
    EXPECT_EQ(by_data.say("DATA").substr(0, 3), "354");
    by_data.send("Subject: half\r\n");
    by_data.hang_up();
    Client by_chunks(port());
    by_chunks.greet();
    by_chunks.begin_message();
    by_chunks.send("BDAT 2\r\nab");
    EXPECT_EQ(by_chunks.reply(), "250 2.0.0 2 octets received");
    by_chunks.hang_up();
    wait_until([&] { return server->sessions() == 0; });
    EXPECT_TRUE(reception.messages().empty());
}

TEST_F(ServerTest, ListensOnSeveralAddressesOfBothFamilies) {
    if (!has_ipv6()) GTEST_SKIP() << "no IPv6 on this machine";
    settings.listen = {"127.0.0.1:0", "[::1]:0"};
    start();
    Client over_ipv4(server->endpoints().at(0).port);
    over_ipv4.greet();
    Client over_ipv6(server->endpoints().at(1).port, "::1");
    over_ipv6.greet();
    over_ipv6.begin_message();
    EXPECT_EQ(over_ipv6.say("BDAT 0 LAST"), "250 2.0.0 Stored as message 1");
    EXPECT_EQ(reception.messages().at(0).peer, "::1");
}

TEST_F(ServerTest, ListensOnOnePortOfBothFamiliesForAStar) {
    settings.listen = {"*:0"};
    start();
    Client over_ipv4(port());
    over_ipv4.greet();
    for (const auto& endpoint : server->endpoints()) EXPECT_EQ(endpoint.port, port());
}

TEST_F(ServerTest, ReadsOnUntilTheClientHasClosedToo) {
    start();
    Client client(port());
    client.greet();
    EXPECT_EQ(client.say("QUIT"), "221 2.0.0 Goodbye");
    EXPECT_TRUE(client.is_closed());
    EXPECT_NO_THROW(client.send(std::string(8 * 1024 * 1024, 'x')));
}

}  // namespace
}  // namespace smtp::test
