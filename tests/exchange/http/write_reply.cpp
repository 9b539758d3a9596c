#include "tests/exchange/http/write_reply.hpp"

#include <algorithm>
#include <boost/asio.hpp>
#include <boost/beast/http.hpp>
#include <ctime>

namespace exchange {

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

using Response = http::response<http::string_body>;
using Stream = boost::beast::tcp_stream;
using Ending = HttpReply::Ending;

// A try: every failure of a connection ends it, and nothing else.
constexpr auto tokens = asio::as_tuple(asio::use_awaitable);

// RFC 9110 5.6.7
std::string date_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[64];
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text;
}

Response response_of(const HttpReply& reply, bool keep_alive) {
    Response response{static_cast<http::status>(reply.status), 11};
    response.set(http::field::content_type, reply.content_type);
    response.set(http::field::date, date_now());
    for (const auto& [name, value] : reply.headers) response.insert(name, value);
    response.body() = reply.body;
    response.keep_alive(keep_alive);
    response.prepare_payload();
    if (reply.ending == Ending::huge) response.content_length(reply.bytes);
    if (reply.ending == Ending::in_chunks) response.chunked(true);
    return response;
}

asio::awaitable<void> write_half(Stream& stream, const std::string& body) {
    const std::string half = body.substr(0, body.size() / 2);
    co_await asio::async_write(stream, asio::buffer(half), tokens);
}

asio::awaitable<void> repeat(Stream& stream, const HttpReply& reply) {
    for (std::uint64_t sent = 0; sent < reply.bytes; sent += reply.body.size()) {
        const auto [lost, part] = co_await asio::async_write(stream, asio::buffer(reply.body), tokens);
        if (lost) co_return;
    }
}

// Each piece is a segment of its own (the socket has no delay), and with in_chunks an HTTP chunk (RFC 9112
// 7.1).
asio::awaitable<bool> write_pieces(Stream& stream, const HttpReply& reply) {
    const std::size_t size = std::max<std::size_t>(reply.bytes, 1);
    const std::size_t end = reply.breaks_off ? reply.body.size() / 2 : reply.body.size();
    for (std::size_t at = 0; at < end; at += size) {
        const auto piece = asio::buffer(reply.body.data() + at, std::min(size, end - at));
        const auto [lost, count] = reply.ending == Ending::in_chunks
                                       ? co_await asio::async_write(stream, http::make_chunk(piece), tokens)
                                       : co_await asio::async_write(stream, piece, tokens);
        if (lost) co_return false;
    }
    if (reply.breaks_off) co_return false;
    if (reply.ending != Ending::in_chunks) co_return true;
    const auto [lost, count] = co_await asio::async_write(stream, http::make_chunk_last(), tokens);
    co_return !lost;
}

}  // namespace

asio::awaitable<bool> write_reply(Stream& stream, const HttpReply& reply, bool keep_alive) {
    if (reply.ending == Ending::none) co_return false;
    Response response = response_of(reply, keep_alive);
    if (reply.ending == Ending::whole) {
        const auto [error, count] = co_await http::async_write(stream, response, tokens);
        co_return !error && keep_alive;
    }
    http::response_serializer<http::string_body> serializer(response);
    const auto [error, count] = co_await http::async_write_header(stream, serializer, tokens);
    if (error) co_return false;
    if (reply.ending == Ending::in_chunks || reply.ending == Ending::in_segments)
        co_return co_await write_pieces(stream, reply) && keep_alive;
    if (reply.ending == Ending::truncated) co_await write_half(stream, reply.body);
    if (reply.ending == Ending::huge) co_await repeat(stream, reply);
    co_return false;
}

}  // namespace exchange
