#include "smtp/network/network.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/host_name.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>
#include <utility>

#include "smtp/dialogue/replies.hpp"
#include "smtp/network/tls.hpp"

namespace smtp {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
constexpr auto awaited = asio::as_tuple(asio::use_awaitable);

std::string text_of(const tcp::endpoint& endpoint) {
    const std::string address = endpoint.address().to_string();
    const std::string host = endpoint.address().is_v6() ? '[' + address + ']' : address;
    return host + ':' + std::to_string(endpoint.port());
}

bool machine_lacks(const boost::system::error_code& error) {
    return error == asio::error::address_family_not_supported ||
           error == boost::system::errc::address_not_available;
}

}  // namespace

Prepared prepare(Settings settings) {
    if (settings.hostname.empty()) settings.hostname = asio::ip::host_name();
    const auto found = problems(settings);
    if (!found.empty())
        throw std::invalid_argument("smtp." + found.front().setting + ": " + found.front().words);
    return {std::make_shared<const Settings>(settings), load_tls(settings),
            std::make_shared<const AllowList>(settings.allow)};
}

Server::Network::Network(Prepared prepared, reserve::Reception& reception, reserve::Log& log)
    : reception_(reception),
      log_(log),
      warnings_(log),
      prepared_(std::move(prepared)),
      applied_(*prepared_.settings),
      gate_(std::make_shared<Gate>(context_)),
      budget_(applied_.unfinished_messages_octets),
      clock_(context_) {}

Server::Network::~Network() { stop(std::chrono::milliseconds::zero()); }

void Server::Network::listen() {
    try {
        for (const auto& text : applied_.listen) {
            for (const auto& wanted : parse_listen(text)) listen(wanted);
        }
    } catch (...) {
        acceptors_.clear();
        endpoints_.clear();
        throw;
    }
}

void Server::Network::start() {
    if (endpoints_.empty()) listen();
    for (auto& acceptor : acceptors_) asio::co_spawn(context_, accept(acceptor), asio::detached);
    asio::co_spawn(context_, keep_time(), asio::detached);
    thread_ = std::thread([this] { run(); });
}

void Server::Network::listen(const ListenAddress& wanted) {
    // "*:0" means one port for both families.
    const auto port = wanted.if_possible && wanted.port == 0 ? endpoints_.back().port : wanted.port;
    const tcp::endpoint endpoint(asio::ip::make_address(wanted.address), port);
    Acceptor acceptor(context_);
    boost::system::error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(Acceptor::reuse_address(true), error);
    if (!error && endpoint.address().is_v6()) acceptor.set_option(asio::ip::v6_only(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(Acceptor::max_listen_connections, error);
    if (error && wanted.if_possible && machine_lacks(error)) return;
    if (error) throw std::runtime_error("cannot listen on " + text_of(endpoint) + ": " + error.message());
    endpoints_.push_back({wanted.address, acceptor.local_endpoint().port()});
    log_.action("smtp listens on " + text_of(acceptor.local_endpoint()));
    acceptors_.push_back(std::move(acceptor));
}

std::vector<Endpoint> Server::Network::endpoints() const { return endpoints_; }

std::vector<std::string> Server::Network::apply(Prepared prepared) {
    std::vector<std::string> need_restart;
    if (prepared.settings->listen != applied_.listen) need_restart.emplace_back("listen");
    applied_ = *prepared.settings;
    gate_->post([this, prepared = std::move(prepared)] {
        prepared_ = prepared;
        budget_.set_limit(prepared_.settings->unfinished_messages_octets);
    });
    return need_restart;
}

void Server::Network::stop(std::chrono::milliseconds grace) {
    if (thread_.joinable()) {
        gate_->post([this, grace] { begin_stop(grace); });
        thread_.join();
    }
    gate_->close();
}

void Server::Network::hasten() {
    gate_->post([this] {
        if (!stop_deadline_) return;
        stop_deadline_ = Session::Clock::now();
        clock_.cancel();
    });
}

// Returns when the last session is gone: nothing is left to wait for then.
void Server::Network::run() {
    while (true) {
        try {
            context_.run();
            return;
        } catch (const std::exception& failure) {
            log_.error(std::string("smtp network thread: ") + failure.what());
        }
    }
}

asio::awaitable<void> Server::Network::accept(Acceptor& acceptor) {
    asio::steady_timer pause(context_);
    while (acceptor.is_open()) {
        auto [error, socket] = co_await acceptor.async_accept(awaited);
        if (!acceptor.is_open()) co_return;
        if (!error) {
            admit(std::move(socket));
            continue;
        }
        log_.error("cannot accept a connection: " + error.message());
        pause.expires_after(std::chrono::seconds(1));  // no file descriptors left: they come back
        co_await pause.async_wait(awaited);
    }
}

void Server::Network::admit(tcp::socket socket) {
    boost::system::error_code gone;
    const auto endpoint = socket.remote_endpoint(gone);
    if (gone) return;
    const std::string peer = endpoint.address().to_string();
    if (const auto refusal = refusal_of(peer)) return turn_away(socket, peer, *refusal);
    socket.set_option(tcp::no_delay(true), gone);
    const auto session = std::make_shared<Session>(
        std::move(socket), peer,
        SessionTools{prepared_.settings, prepared_.tls, budget_, reception_, warnings_, gate_});
    sessions_.insert(session);
    ++sessions_of_[peer];
    session_count_ = sessions_.size();
    asio::co_spawn(context_, session->run(),
                   [this, session](const std::exception_ptr& failure) { leave(session, failure); });
}

std::optional<Reply> Server::Network::refusal_of(const std::string& peer) const {
    if (!prepared_.allow->allows(peer)) return replies::peer_not_allowed(peer);
    if (sessions_.size() >= prepared_.settings->sessions) return replies::too_many_sessions();
    const auto open = sessions_of_.find(peer);
    if (open == sessions_of_.end() || open->second < prepared_.settings->sessions_per_client)
        return std::nullopt;
    return replies::too_many_sessions_of_client();
}

// Without a session, so that who is turned away costs nothing; one line always fits the socket's buffer.
void Server::Network::turn_away(tcp::socket& socket, const std::string& peer, const Reply& reply) {
    warnings_.tell("turned away " + peer + ": " + reply.text, Session::Clock::now());
    boost::system::error_code gone;
    socket.non_blocking(true, gone);
    socket.write_some(asio::buffer(wire(reply)), gone);
    socket.shutdown(tcp::socket::shutdown_send, gone);
}

void Server::Network::leave(const std::shared_ptr<Session>& session, const std::exception_ptr& failure) {
    try {
        if (failure) std::rethrow_exception(failure);
    } catch (const std::exception& error) {
        log_.error("session of " + session->peer() + " broke off: " + error.what());
    }
    if (--sessions_of_[session->peer()] == 0) sessions_of_.erase(session->peer());
    sessions_.erase(session);
    session_count_ = sessions_.size();
    if (stop_deadline_ && sessions_.empty()) clock_.cancel();
}

asio::awaitable<void> Server::Network::keep_time() {
    constexpr std::chrono::milliseconds tick{100};
    while (!stop_deadline_ || !sessions_.empty()) {
        clock_.expires_after(tick);
        co_await clock_.async_wait(awaited);
        const auto now = Session::Clock::now();
        const bool out_of_grace = stop_deadline_ && now >= *stop_deadline_;
        for (const auto& session : sessions_) out_of_grace ? session->abort() : session->look_at(now);
        warnings_.sum_up(now);
    }
    warnings_.sum_up();
}

void Server::Network::begin_stop(std::chrono::milliseconds grace) {
    stop_deadline_ = Session::Clock::now() + grace;
    for (auto& acceptor : acceptors_) acceptor.close();
    const auto reply = replies::shutting_down(*prepared_.settings);
    for (const auto& session : sessions_) session->stop(reply);
    clock_.cancel();
}

}  // namespace smtp
