// The service on real sockets.
#include "smtp/server.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>

#include "client.hpp"
#include "fake_reception.hpp"

namespace smtp::test {
namespace {

using namespace std::chrono_literals;

class ServerTest : public testing::Test {
  protected:
    ServerTest() {
        settings.hostname = "mx.example.com";
        settings.listen = {"127.0.0.1:0"};
    }

    void start() {
        server = std::make_unique<Server>(settings, reception, log);
        server->start();
    }
    std::uint16_t port() const { return server->endpoints().at(0).port; }

    // Until it holds; the test's own time limit ends what never comes.
    template <typename Condition>
    void wait_until(Condition holds) {
        while (!holds()) std::this_thread::yield();
    }

    Settings settings;
    FakeReception reception;
    KeptLog log;
    std::unique_ptr<Server> server;
};

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
    start();
    Client idle(port());
    idle.greet();
    Client sending(port());
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
    EXPECT_THROW(Client(server->endpoints()[0].port), std::system_error);
}

}  // namespace
}  // namespace smtp::test
