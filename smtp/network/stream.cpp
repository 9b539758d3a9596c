#include "smtp/network/stream.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace smtp {
namespace {

namespace asio = boost::asio;
constexpr auto awaited = asio::as_tuple(asio::use_awaitable);

}  // namespace

asio::awaitable<std::optional<std::size_t>> Stream::read(std::span<char> buffer) {
    const auto into = asio::buffer(buffer.data(), buffer.size());
    const auto [error, octets] = tls_ ? co_await tls_->async_read_some(into, awaited)
                                      : co_await socket_.async_read_some(into, awaited);
    if (error) co_return std::nullopt;
    co_return octets;
}

asio::awaitable<bool> Stream::write(std::string_view octets) {
    const auto from = asio::buffer(octets.data(), octets.size());
    const auto [error, written] = tls_ ? co_await asio::async_write(*tls_, from, awaited)
                                       : co_await asio::async_write(socket_, from, awaited);
    co_return !error;
}

asio::awaitable<bool> Stream::start_tls(const std::shared_ptr<asio::ssl::context>& context) {
    context_ = context;
    tls_.emplace(socket_, *context_);
    const auto [error] = co_await tls_->async_handshake(asio::ssl::stream_base::server, awaited);
    co_return !error;
}

asio::awaitable<void> Stream::say_farewell() {
    if (tls_) co_await tls_->async_shutdown(awaited);
    boost::system::error_code ignored;  // the client may be gone already
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

asio::awaitable<bool> Stream::drain(std::span<char> buffer) {
    const auto [error, octets] =
        co_await socket_.async_read_some(asio::buffer(buffer.data(), buffer.size()), awaited);
    co_return !error;
}

bool Stream::has_more() {
    // A read takes one TLS record; others may have come with it.
    if (tls_ && BIO_pending(SSL_get_rbio(tls_->native_handle())) > 0) return true;
    boost::system::error_code ignored;  // then the next read tells
    return socket_.available(ignored) > 0;
}

void Stream::cancel() {
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Stream::close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
}

}  // namespace smtp
