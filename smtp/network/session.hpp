#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "reserve/reception.hpp"
#include "smtp/dialogue/dialogue.hpp"
#include "smtp/network/client_warnings.hpp"
#include "smtp/network/gate.hpp"
#include "smtp/network/stream.hpp"
#include "smtp/settings.hpp"

namespace smtp {

// What a session works with. `tls` is null where STARTTLS is not offered.
struct SessionTools {
    std::shared_ptr<const Settings> settings;
    std::shared_ptr<boost::asio::ssl::context> tls;
    MemoryBudget& budget;
    reserve::Reception& reception;
    ClientWarnings& warnings;
    std::shared_ptr<Gate> gate;
};

// One connection: carries octets between the socket and the dialogue, and keeps the deadlines. All of it runs
// on the network thread.
class Session : public std::enable_shared_from_this<Session> {
  public:
    using Clock = std::chrono::steady_clock;

    Session(boost::asio::ip::tcp::socket socket, std::string peer, SessionTools tools);

    boost::asio::awaitable<void> run();

    void look_at(Clock::time_point now);  // ends what has lasted too long
    void stop(Reply reply);               // once no message is being received
    void abort();                         // at once

    const std::string& peer() const { return peer_; }

  private:
    enum class Waiting { nothing, input, output, storage, handshake, farewell };

    boost::asio::awaitable<bool> act(ReadMore);
    boost::asio::awaitable<bool> act(SendReplies);
    boost::asio::awaitable<bool> act(CheckSilence);
    boost::asio::awaitable<bool> act(FindRoom action);
    boost::asio::awaitable<bool> act(Receive action);
    boost::asio::awaitable<bool> act(StartTls);
    boost::asio::awaitable<bool> act(Close);

    boost::asio::awaitable<bool> send_replies();
    template <typename Answer, typename Question>
    boost::asio::awaitable<Answer> ask(Question question);

    void wait_for(Waiting what, Clock::time_point until);
    Clock::time_point input_deadline();
    bool is_leaving() const { return stopped_ && !dialogue_.is_receiving(); }

    SessionTools tools_;
    Stream stream_;
    boost::asio::steady_timer answered_;  // cancelled when the reception has answered
    std::string peer_;
    Dialogue dialogue_;
    std::unique_ptr<char[]> buffer_;
    std::string_view input_;  // of buffer_, not yet fed
    Waiting waiting_ = Waiting::nothing;
    bool expired_ = false;  // what is waited for lasts too long
    bool stopped_ = false;
    Clock::time_point deadline_ = Clock::time_point::max();
    Clock::time_point session_deadline_;
    Clock::time_point last_reply_;
    std::optional<Clock::time_point> content_since_;
};

}  // namespace smtp
