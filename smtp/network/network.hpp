#pragma once
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "reserve/log.hpp"
#include "reserve/reception.hpp"
#include "smtp/dialogue/memory_budget.hpp"
#include "smtp/dialogue/reply.hpp"
#include "smtp/network/allow_list.hpp"
#include "smtp/network/client_warnings.hpp"
#include "smtp/network/gate.hpp"
#include "smtp/network/listen_address.hpp"
#include "smtp/network/session.hpp"
#include "smtp/server.hpp"

namespace smtp {

// The settings as sessions need them: read once, shared by all sessions that begin under them.
struct Prepared {
    std::shared_ptr<const Settings> settings;
    std::shared_ptr<boost::asio::ssl::context> tls;
    std::shared_ptr<const AllowList> allow;
};
// Throws std::invalid_argument naming the setting, or what load_tls throws.
Prepared prepare(Settings settings);

// The network thread and all that lives on it: listeners, sessions, their deadlines.
class Server::Network {
  public:
    Network(Prepared prepared, reserve::Reception& reception, reserve::Log& log);
    ~Network();

    void listen();
    void start();
    std::vector<Endpoint> endpoints() const;
    std::vector<std::string> apply(Prepared prepared);
    std::size_t session_count() const { return session_count_; }
    void stop(std::chrono::milliseconds grace);
    void hasten();

  private:
    using Acceptor = boost::asio::ip::tcp::acceptor;

    void listen(const ListenAddress& wanted);
    void run();
    boost::asio::awaitable<void> accept(Acceptor& acceptor);
    void admit(boost::asio::ip::tcp::socket socket);
    std::optional<Reply> refusal_of(const std::string& peer) const;
    void turn_away(boost::asio::ip::tcp::socket& socket, const std::string& peer, const Reply& reply);
    void leave(const std::shared_ptr<Session>& session, const std::exception_ptr& failure);
    boost::asio::awaitable<void> keep_time();
    void begin_stop(std::chrono::milliseconds grace);

    reserve::Reception& reception_;
    reserve::Log& log_;
    ClientWarnings warnings_;
    Prepared prepared_;  // of the network thread once it runs
    Settings applied_;   // of the thread that starts, applies and stops
    boost::asio::io_context context_{1};
    std::shared_ptr<Gate> gate_;
    MemoryBudget budget_;
    std::vector<Acceptor> acceptors_;
    std::vector<Endpoint> endpoints_;
    boost::asio::steady_timer clock_;
    std::set<std::shared_ptr<Session>> sessions_;
    std::map<std::string, std::size_t> sessions_of_;  // by client
    std::atomic<std::size_t> session_count_ = 0;
    std::optional<Session::Clock::time_point> stop_deadline_;
    std::thread thread_;
};

}  // namespace smtp
