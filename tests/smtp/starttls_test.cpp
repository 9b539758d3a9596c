// STARTTLS on real sockets (RFC 3207).
#include <gtest/gtest.h>

#include <future>

#include "certificate.hpp"
#include "server_fixture.hpp"

namespace smtp::test {
namespace {

using namespace std::chrono_literals;

class Starttls : public ServerTest {
  protected:
    Starttls() {
        settings.certificate_file = certificate.certificate_file();
        settings.key_file = certificate.key_file();
    }

    Certificate certificate;
};

TEST_F(Starttls, CarriesAMessage) {
    start();
    Client client(port());
    client.greet();
    EXPECT_EQ(client.say("STARTTLS"), "220 2.0.0 Ready to start TLS");
    ASSERT_TRUE(client.start_tls());
    EXPECT_EQ(client.say("EHLO client.example.com").find("STARTTLS"), std::string::npos);
    client.begin_message();
    const std::string text(100'000, 'x');
    client.send("BDAT 100000 LAST\r\n" + text);
    EXPECT_EQ(client.reply(), "250 2.0.0 Stored as message 1");
    EXPECT_EQ(client.say("QUIT"), "221 2.0.0 Goodbye");
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(reception.messages().at(0).raw, text);
}

TEST_F(Starttls, ThrowsAwayWhatCameBeforeTheHandshake) {
    start();
    Client client(port());
    client.greet();
    client.send("STARTTLS\r\nMAIL FROM:<eve@example.com>\r\n");
    EXPECT_EQ(client.reply(), "220 2.0.0 Ready to start TLS");
    ASSERT_TRUE(client.start_tls());
    EXPECT_EQ(client.say("NOOP"), "250 2.0.0 OK");
    EXPECT_EQ(client.say("MAIL FROM:<ada@corp.example.com>").substr(0, 9), "503 5.5.1");
}

// The network thread is held up, so that both TLS records are there when it reads.
TEST_F(Starttls, RefusesTextThatComesBeforeItIsAskedFor) {
    start();
    Client hasty(port());
    hasty.greet();
    EXPECT_EQ(hasty.say("STARTTLS"), "220 2.0.0 Ready to start TLS");
    ASSERT_TRUE(hasty.start_tls());
    EXPECT_EQ(hasty.say("EHLO client.example.com").substr(0, 3), "250");
    hasty.begin_message();
    std::promise<void> held, go_on;
    reception.at_next_message([&] {
        held.set_value();
        go_on.get_future().wait();
    });
    Client other(port());
    other.greet();
    other.begin_message();
    other.send("BDAT 0 LAST\r\n");
    held.get_future().wait();
    hasty.send("DATA\r\n");
    hasty.send("Text\r\n.\r\n");
    go_on.set_value();
    EXPECT_EQ(hasty.reply().substr(0, 9), "554 5.5.0");
}

TEST_F(Starttls, ClosesWhenTheHandshakeFails) {
    start();
    Client client(port());
    client.greet();
    EXPECT_EQ(client.say("STARTTLS"), "220 2.0.0 Ready to start TLS");
    client.send("this is no handshake\r\n");
    wait_until([&] { return server->sessions() == 0; });
    EXPECT_TRUE(log.has("TLS handshake with 127.0.0.1 failed"));
}

TEST_F(Starttls, ClosesWhenTheHandshakeTakesTooLong) {
    settings.handshake_timeout = 1ms;
    start();
    Client client(port());
    client.greet();
    EXPECT_EQ(client.say("STARTTLS"), "220 2.0.0 Ready to start TLS");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Starttls, SaysUnderTlsThatItStops) {
    start();
    Client client(port());
    client.greet();
    EXPECT_EQ(client.say("STARTTLS"), "220 2.0.0 Ready to start TLS");
    ASSERT_TRUE(client.start_tls());
    EXPECT_EQ(client.say("NOOP"), "250 2.0.0 OK");
    auto stopped = std::async(std::launch::async, [&] { server->stop(1min); });
    EXPECT_EQ(client.reply(), "421 4.3.2 mx.example.com is shutting down; try again later");
    EXPECT_TRUE(client.is_closed());
    client.hang_up();
    stopped.get();
}

TEST_F(Starttls, TakesANewCertificateWhileItRuns) {
    start();
    Certificate renewed;
    settings.certificate_file = renewed.certificate_file();
    settings.key_file = renewed.key_file();
    EXPECT_TRUE(server->apply(settings).empty());
    Client client(port());
    client.greet();
    EXPECT_EQ(client.say("STARTTLS"), "220 2.0.0 Ready to start TLS");
    EXPECT_TRUE(client.start_tls());
}

TEST_F(Starttls, RefusesAKeyThatIsNotTheCertificates) {
    const Certificate other;
    settings.key_file = other.key_file();
    try {
        start();
        FAIL() << "started";
    } catch (const std::runtime_error& failure) {
        EXPECT_NE(std::string(failure.what()).find(other.key_file()), std::string::npos) << failure.what();
    }
}

}  // namespace
}  // namespace smtp::test
