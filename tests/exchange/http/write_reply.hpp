#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include "tests/exchange/http/http.hpp"

namespace exchange {

// Writes a reply as its ending says; whether the connection may be used again.
boost::asio::awaitable<bool> write_reply(boost::beast::tcp_stream& stream, const HttpReply& reply,
                                         bool keep_alive);

}  // namespace exchange
