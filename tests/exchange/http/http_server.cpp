#include "tests/exchange/http/http_server.hpp"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <future>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "tests/exchange/http/write_reply.hpp"
#include "tests/exchange/mail/encoding.hpp"

namespace exchange {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

constexpr std::uint64_t largest_request = 64ULL << 20;

using Request = http::request<http::string_body>;
using Socket = beast::tcp_stream;

// A try: every failure of a connection ends it, and nothing else.
constexpr auto tokens = asio::as_tuple(asio::use_awaitable);

HttpRequest translated(Request&& request) {
    HttpRequest result;
    result.method = std::string(request.method_string());
    result.target = std::string(request.target());
    for (const auto& field : request)
        result.headers[lower(std::string(field.name_string()))] = std::string(field.value());
    result.body = std::move(request.body());
    return result;
}

}  // namespace

// The coroutines end with the io_context, which goes after all else that they use.
struct HttpServer::Parts {
    Parts(HttpHandler handle, int concurrency) : handler(std::move(handle)), io(concurrency) {}

    HttpHandler handler;
    asio::io_context io;
    asio::executor_work_guard<asio::io_context::executor_type> work = asio::make_work_guard(io);
    std::mutex mutex;
    tcp::acceptor holder{
        io};  // bound and never listening: the port is given to nobody else while we are down
    std::shared_ptr<tcp::acceptor> acceptor;
    tcp::endpoint address;
    std::set<std::shared_ptr<Socket>> connections;
    std::vector<std::thread> threads;

    void hold_port() {
        holder.open(address.protocol());
        holder.set_option(tcp::acceptor::reuse_address(true));
        holder.bind(address);
        address = holder.local_endpoint();
    }

    void listen() {
        const std::lock_guard lock(mutex);
        acceptor = std::make_shared<tcp::acceptor>(asio::make_strand(io), address, true);
        acceptor->listen();
        asio::co_spawn(acceptor->get_executor(), accept(*acceptor), asio::detached);
    }

    // The acceptor lives until this coroutine has ended: close() only cancels it.
    asio::awaitable<void> accept(tcp::acceptor& own) {
        for (;;) {
            auto [error, socket] = co_await own.async_accept(asio::make_strand(io), tokens);
            if (error == asio::error::operation_aborted || !own.is_open()) co_return;
            if (error) continue;
            boost::system::error_code gone;  // who has left already does not stop the others
            socket.set_option(tcp::no_delay(true), gone);
            const auto stream = std::make_shared<Socket>(std::move(socket));
            note(stream, true);
            asio::co_spawn(stream->get_executor(), serve(stream), asio::detached);
        }
    }

    void note(const std::shared_ptr<Socket>& stream, bool open) {
        const std::lock_guard lock(mutex);
        if (open)
            connections.insert(stream);
        else
            connections.erase(stream);
    }

    asio::awaitable<void> serve(std::shared_ptr<Socket> stream) {
        beast::flat_buffer buffer;
        HttpConnection connection;
        while (co_await one_call(*stream, buffer, connection)) {
        }
        boost::system::error_code ignored;
        stream->socket().shutdown(tcp::socket::shutdown_both, ignored);
        stream->socket().close(ignored);
        note(stream, false);
    }

    asio::awaitable<bool> one_call(Socket& stream, beast::flat_buffer& buffer, HttpConnection& connection) {
        http::request_parser<http::string_body> parser;
        parser.body_limit(largest_request);
        const auto [error, count] = co_await http::async_read(stream, buffer, parser, tokens);
        if (error) co_return false;
        const bool keep_alive = parser.get().keep_alive();
        HttpRequest request = translated(parser.release());
        HttpReply reply = handler(request, connection);
        if (reply.resume_after) {
            co_await pause(*reply.resume_after);
            request.resumed = true;
            reply = handler(request, connection);
        }
        co_await pause(reply.delay);
        co_return co_await write_reply(stream, reply, keep_alive);
    }

    asio::awaitable<void> pause(std::chrono::milliseconds time) {
        if (time.count() <= 0) co_return;
        asio::steady_timer timer(co_await asio::this_coro::executor, time);
        co_await timer.async_wait(tokens);
    }

    void close() {
        stop_listening();
        const std::lock_guard lock(mutex);
        for (const auto& stream : connections) {
            asio::post(stream->get_executor(), [stream] {
                boost::system::error_code ignored;
                stream->socket().close(ignored);
            });
        }
    }

    // On the acceptor's strand, and done at the return: nobody connects after that. Without the lock, which
    // the coroutine on that strand takes to note a connection that has just come.
    void stop_listening() {
        const auto own = taken_acceptor();
        if (!own) return;
        std::promise<void> closing;
        asio::post(own->get_executor(), [&closing, own] {
            boost::system::error_code unimportant;
            own->close(unimportant);
            closing.set_value();
        });
        closing.get_future().wait();
    }

    std::shared_ptr<tcp::acceptor> taken_acceptor() {
        const std::lock_guard lock(mutex);
        if (acceptor) closed.push_back(acceptor);
        return std::exchange(acceptor, nullptr);
    }
    std::vector<std::shared_ptr<tcp::acceptor>> closed;
};

HttpServer::HttpServer(const Endpoint& endpoint, HttpHandler handler, int threads)
    : parts_(std::make_unique<Parts>(std::move(handler), threads)) {
    parts_->address = tcp::endpoint(asio::ip::make_address(endpoint.host), endpoint.port);
    try {
        parts_->hold_port();
        parts_->listen();
    } catch (const boost::system::system_error& error) {
        throw std::runtime_error("listening on " + endpoint.host + ":" + std::to_string(endpoint.port) +
                                 " failed: " + error.what());
    }
    for (int i = 0; i < threads; ++i)
        parts_->threads.emplace_back([parts = parts_.get()] { parts->io.run(); });
}

HttpServer::~HttpServer() {
    parts_->close();
    parts_->io.stop();
    for (auto& thread : parts_->threads) thread.join();
}

std::uint16_t HttpServer::port() const {
    const std::lock_guard lock(parts_->mutex);
    return parts_->address.port();
}

void HttpServer::down() { parts_->close(); }

void HttpServer::up() {
    {
        const std::lock_guard lock(parts_->mutex);
        if (parts_->acceptor) return;
    }
    parts_->listen();
}

}  // namespace exchange
