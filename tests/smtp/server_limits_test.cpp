// Limits and deadlines of the service on real sockets. Deadlines are set short and their replies awaited.
#include <gtest/gtest.h>

#include <future>

#include "server_fixture.hpp"

namespace smtp::test {
namespace {

using namespace std::chrono_literals;

class ServerLimits : public ServerTest {};

TEST_F(ServerLimits, TurnAwayMoreSessionsThanAllowedInAll) {
    settings.sessions = 1;
    start();
    Client first(port());
    first.greet();
    Client second(port());
    EXPECT_EQ(second.reply(), "421 4.3.2 Too many sessions now (smtp.sessions); try again later");
    EXPECT_TRUE(second.is_closed());
    EXPECT_EQ(first.say("QUIT"), "221 2.0.0 Goodbye");
    first.hang_up();
    wait_until([&] { return server->sessions() == 0; });
    Client third(port());
    third.greet();
}

TEST_F(ServerLimits, TurnAwayMoreSessionsThanAllowedFromOneClient) {
    settings.sessions_per_client = 1;
    if (!has_ipv6()) GTEST_SKIP() << "no IPv6 on this machine";
    settings.listen = {"127.0.0.1:0", "[::1]:0"};
    start();
    Client first(port());
    first.greet();
    Client second(port());
    EXPECT_EQ(second.reply(), "421 4.7.0 Too many sessions from your address (smtp.sessions_per_client)");
    Client another(server->endpoints()[1].port, "::1");
    another.greet();
}

TEST_F(ServerLimits, LetAClientInAgainWhenItsSessionIsOver) {
    settings.sessions_per_client = 1;
    start();
    Client first(port());
    first.greet();
    first.hang_up();
    wait_until([&] { return server->sessions() == 0; });
    Client second(port());
    second.greet();
}

TEST_F(ServerLimits, EndASessionThatSaysNothing) {
    settings.command_timeout = 200ms;
    start();
    Client client(port());
    EXPECT_EQ(client.reply().substr(0, 3), "220");
    EXPECT_EQ(client.reply(), "421 4.4.2 No command came in time (smtp.command_timeout)");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerLimits, EndASessionWhoseCommandIsNeverComplete) {
    settings.command_timeout = 300ms;
    start();
    Client client(port());
    EXPECT_EQ(client.reply().substr(0, 3), "220");
    auto reply = std::async(std::launch::async, [&] { return client.reply(); });
    while (reply.wait_for(10ms) != std::future_status::ready) {
        try {
            client.send("N");  // an octet now and then gains no time
        } catch (const std::system_error&) {
            break;  // the server has closed meanwhile
        }
    }
    EXPECT_EQ(reply.get(), "421 4.4.2 No command came in time (smtp.command_timeout)");
}

TEST_F(ServerLimits, EndASessionWhoseContentComesTooSlowly) {
    settings.data_timeout = 1ms;
    start();
    Client client(port());
    client.greet();
    client.begin_message();
    EXPECT_EQ(client.say("DATA").substr(0, 3), "354");
    client.send("Subject: slow\r\n");
    EXPECT_EQ(client.reply(),
              "421 4.4.2 The message came too slowly (smtp.message_timeout, smtp.data_timeout)");
    EXPECT_TRUE(client.is_closed());
    EXPECT_TRUE(reception.messages().empty());
}

TEST_F(ServerLimits, EndAMessageThatLastsTooLongInSpiteOfItsRate) {
    settings.message_timeout = 1ms;
    start();
    Client client(port());
    client.greet();
    client.begin_message();
    client.send("BDAT 100000 LAST\r\n" + std::string(90000, 'x'));
    EXPECT_EQ(client.reply().substr(0, 9), "421 4.4.2");
}

TEST_F(ServerLimits, EndAMessageOfWhichNoFurtherChunkComes) {
    settings.message_timeout = 1ms;
    start();
    Client client(port());
    client.greet();
    client.begin_message();
    client.send("BDAT 1\r\nx");
    EXPECT_EQ(client.reply(), "250 2.0.0 1 octets received");
    EXPECT_EQ(client.reply(),
              "421 4.4.2 The message came too slowly (smtp.message_timeout, smtp.data_timeout)");
}

TEST_F(ServerLimits, EndASessionThatLastsTooLong) {
    settings.session_timeout = 1ms;
    start();
    Client client(port());
    EXPECT_EQ(client.reply().substr(0, 3), "220");
    EXPECT_EQ(client.reply(), "421 4.4.2 The session lasted too long (smtp.session_timeout)");
}

TEST_F(ServerLimits, AnswerTemporarilyWhenTheStorageTakesTooLong) {
    settings.storage_timeout = 200ms;
    start();
    Client client(port());
    client.greet();
    client.begin_message();
    reception.hold();
    client.send("BDAT 1 LAST\r\nx");
    EXPECT_EQ(client.reply(), "451 4.3.0 Storage is not available now; try again later");
    reception.release();  // too late, and harmless
    EXPECT_EQ(client.say("NOOP"), "250 2.0.0 OK");
}

TEST_F(ServerLimits, StopReadingFromAClientThatDoesNotRead) {
    settings.junk_commands = 1'000'000;
    start();
    Client client(port());
    client.greet();
    std::string commands;
    for (int i = 0; i < 20'000; ++i) commands += "NOOP\r\n";
    client.send(commands);
    Client other(port());
    other.greet();
    EXPECT_EQ(other.say("QUIT"), "221 2.0.0 Goodbye");
    for (int i = 0; i < 20'000; ++i) ASSERT_EQ(client.line(), "250 2.0.0 OK") << i;
    EXPECT_EQ(client.say("QUIT"), "221 2.0.0 Goodbye");
}

TEST_F(ServerLimits, CloseOnAClientThatNeverReads) {
    settings.junk_commands = 100'000'000;
    settings.commands_per_session = 100'000'000;
    settings.command_timeout = 300ms;
    start();
    Client client(port());
    client.greet();
    std::string commands;
    for (int i = 0; i < 20'000; ++i) commands += "HELP\r\n";
    try {
        for (;;) client.send(commands);  // both directions fill up; then the server gives up
    } catch (const std::system_error& failure) {
        EXPECT_NE(failure.code(), std::errc::resource_unavailable_try_again);
    }
    wait_until([&] { return server->sessions() == 0; });
}

TEST_F(ServerLimits, DelayMessagesForWhichThereIsNoMemoryAndTakeThemLater) {
    settings.message_octets = settings.unfinished_messages_octets = 64 * 1024;
    start();
    Client first(port());
    first.greet();
    first.begin_message();
    first.send("BDAT 60000\r\n" + std::string(60000, 'x'));
    EXPECT_EQ(first.reply(), "250 2.0.0 60000 octets received");
    Client second(port());
    second.greet();
    second.begin_message();
    second.send("BDAT 60000 LAST\r\n" + std::string(60000, 'x'));
    EXPECT_EQ(second.reply().substr(0, 9), "452 4.3.1");
    EXPECT_EQ(first.say("BDAT 0 LAST").substr(0, 3), "250");
    second.begin_message();
    second.send("BDAT 60000 LAST\r\n" + std::string(60000, 'x'));
    EXPECT_EQ(second.reply().substr(0, 3), "250");
}

TEST_F(ServerLimits, OfMemoryChangeWhileItRuns) {
    settings.message_octets = 64 * 1024;
    start();
    settings.unfinished_messages_octets = 64 * 1024;
    EXPECT_TRUE(server->apply(settings).empty());
    Client first(port());
    first.greet();
    first.begin_message();
    first.send("BDAT 60000\r\n" + std::string(60000, 'x'));
    EXPECT_EQ(first.reply().substr(0, 3), "250");
    Client second(port());
    second.greet();
    EXPECT_EQ(second.say("MAIL FROM:<> SIZE=60000").substr(0, 9), "452 4.3.1");
}

// The first client is let in while the network thread is held up, so that its octets are there before it is
// greeted.
TEST_F(ServerLimits, RefuseInputThatComesBeforeTheGreeting) {
    start();
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
    Client hasty(port());
    hasty.send("EHLO client.example.com\r\n");
    go_on.set_value();
    EXPECT_EQ(hasty.reply().substr(0, 9), "554 5.5.0");
    EXPECT_TRUE(hasty.is_closed());
}

}  // namespace
}  // namespace smtp::test
