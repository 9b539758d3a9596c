// A stop that comes between any two steps of a session: each turn of the network thread is taken by hand.
#include <gtest/gtest.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <utility>

#include "fake_reception.hpp"
#include "server_fixture.hpp"
#include "smtp/dialogue/replies.hpp"
#include "smtp/network/session.hpp"

namespace smtp::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

std::shared_ptr<const Settings> named_mx() {
    Settings settings;
    settings.hostname = "mx";
    return std::make_shared<const Settings>(settings);
}

// A session and its client on one thread. The client says all it has to say once it is greeted, and leaves
// at the 421.
class SteppedSession {
  public:
    explicit SteppedSession(std::string says) : says_(std::move(says)) {
        tcp::acceptor acceptor(context_, {asio::ip::address_v4::loopback(), 0});
        client_.connect(acceptor.local_endpoint());
        const SessionTools tools{.settings = settings_,
                                 .tls = nullptr,
                                 .budget = budget_,
                                 .reception = reception_,
                                 .warnings = warnings_,
                                 .gate = std::make_shared<Gate>(context_)};
        session_ = std::make_shared<Session>(acceptor.accept(), "127.0.0.1", tools);
        asio::co_spawn(context_, session_->run(), asio::detached);
        asio::co_spawn(context_, listen(), asio::detached);
    }

    bool step() { return context_.poll_one() == 1; }  // false: nothing to do before somebody speaks

    // What the client heard after all, or until nothing happened any more.
    std::string heard_after_stop() {
        session_->stop(replies::shutting_down(*settings_));
        context_.run_for(std::chrono::seconds(10));
        return heard_;
    }

  private:
    asio::awaitable<void> listen() {
        char buffer[4096];
        while (heard_.find("421 ") == std::string::npos) {
            const auto [error, octets] =
                co_await client_.async_read_some(asio::buffer(buffer), asio::as_tuple(asio::use_awaitable));
            if (error) break;
            heard_.append(buffer, octets);
            client_.write_some(asio::buffer(std::exchange(says_, "")));
        }
        client_.close();
    }

    std::shared_ptr<const Settings> settings_ = named_mx();
    MemoryBudget budget_{settings_->unfinished_messages_octets};
    FakeReception reception_;
    KeptLog log_;
    ClientWarnings warnings_{log_};
    asio::io_context context_;
    tcp::socket client_{context_};
    std::shared_ptr<Session> session_;
    std::string says_;
    std::string heard_;
};

// Stops after no step, after one, after two, and so on to the last.
void expect_421_whenever_stopped(const std::string& says) {
    bool came_to_rest = false;
    for (int steps = 0; !came_to_rest; ++steps) {
        SteppedSession session(says);
        for (int taken = 0; taken < steps && !came_to_rest; ++taken) came_to_rest = !session.step();
        ASSERT_TRUE(
            session.heard_after_stop().ends_with("421 4.3.2 mx is shutting down; try again later\r\n"))
            << "stopped after " << steps << " steps";
    }
}

TEST(SessionStop, IsSaidToAnIdleClientWheneverItComes) { expect_421_whenever_stopped(""); }

TEST(SessionStop, IsSaidAfterRepliesWheneverItComes) {
    expect_421_whenever_stopped("EHLO client.example.com\r\n");
}

TEST(SessionStop, IsSaidAfterAMessageWheneverItComes) {
    expect_421_whenever_stopped(
        "HELO client.example.com\r\nMAIL FROM:<>\r\nRCPT TO:<r12@rooms.example.com>\r\nBDAT 1 LAST\r\nx");
}

TEST_F(ServerTest, FinishesAMessageOfWhichOnlyAChunkHasComeWhenItStops) {
    start();
    Client idle(port());
    idle.line();
    Client sending(port());
    sending.greet();
    sending.begin_message();
    sending.send("BDAT 1\r\nx");
    EXPECT_EQ(sending.reply(), "250 2.0.0 1 octets received");
    auto stopped = std::async(std::launch::async, [&] { server->stop(std::chrono::minutes(1)); });
    EXPECT_EQ(idle.reply().substr(0, 3), "421");  // it has begun
    idle.hang_up();
    sending.send("BDAT 1 LAST\r\ny");
    EXPECT_EQ(sending.reply(), "250 2.0.0 Stored as message 1");
    EXPECT_EQ(sending.reply(), "421 4.3.2 mx.example.com is shutting down; try again later");
    sending.hang_up();
    stopped.get();
}

}  // namespace
}  // namespace smtp::test
