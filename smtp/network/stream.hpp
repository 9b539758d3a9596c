#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace smtp {

// The octets of a connection, plain at first, under TLS later.
class Stream {
  public:
    explicit Stream(boost::asio::ip::tcp::socket socket) : socket_(std::move(socket)) {}

    // The octets read; nothing when there will be none, for whatever reason.
    boost::asio::awaitable<std::optional<std::size_t>> read(std::span<char> buffer);
    boost::asio::awaitable<bool> write(std::string_view octets);  // whether all went out
    boost::asio::awaitable<bool> start_tls(const std::shared_ptr<boost::asio::ssl::context>& context);
    boost::asio::awaitable<void> say_farewell();  // no more will be written
    boost::asio::awaitable<bool> drain(
        std::span<char> buffer);  // reads past TLS; false: the client has closed
    boost::asio::any_io_executor executor() { return socket_.get_executor(); }

    bool has_more();  // octets wait to be read
    void cancel();    // whatever is under way; the connection stays
    void close();

  private:
    using Tls = boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>;

    boost::asio::ip::tcp::socket socket_;
    std::shared_ptr<boost::asio::ssl::context> context_;
    std::optional<Tls> tls_;
};

}  // namespace smtp
